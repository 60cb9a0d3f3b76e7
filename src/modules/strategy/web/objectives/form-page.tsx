import type { VNode } from 'preact';
import type { z } from 'zod';
import { may } from '#platform/access';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, FormErrorSummary, formState, parseForm, wordsAsked, WordsCheck, type Advice, type FormState, type FormValues } from '#ui/forms';
import { Button, WarningCallout } from '#ui/nhsuk';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import type { Acting } from '../../data/objective-rows.ts';
import { objectiveSentences, type ObjectiveAction } from '../../objective-permissions.ts';
import { objectivePage, type ObjectivePage } from '../../queries/objective-page.ts';
import { savedAt, type Saved } from '../saved.ts';

/** What a form's parts may use: the objective, who fills it in, and what the form loaded for itself. */
export interface FormScene<Extra> {
  objective: ObjectivePage;
  ctx: RequestContext;
  extra: Extra;
  /** The rest of the address after the objective, for forms about one of its parts. */
  part: string;
}

type SavedBy<S extends z.ZodType> = Saved | ((value: z.output<S>) => Saved);

/** One form about an objective: same address for asking and for sending. */
export interface ObjectiveForm<S extends z.ZodType, Extra = null> {
  /** After `/objectives/:id/`; may hold `:part`. */
  path: string;
  may: ObjectiveAction;
  title: string;
  button: string;
  /** By the day where an answer must lie before or after it. */
  schema: S | ((today: Day) => S);
  load?: (tx: Tx, scene: Omit<FormScene<Extra>, 'extra'>) => Promise<Extra>;
  values?: (scene: FormScene<Extra>) => FormValues;
  fields: (scene: FormScene<Extra>) => VNode;
  /** What the page after it says; by the answers where they decide it. */
  saved: SavedBy<S>;
  /** Runs the command; answers where to go when not back to the objective. */
  save: (tx: Tx, acting: Acting, given: { value: z.output<S>; objective: ObjectivePage; part: string }) => Promise<string | undefined>;
  /** Nothing is written in it, so there are no words to check. */
  isWithoutWords?: true;
  /** An id of a part that stands in the seeded demo. */
  examplePart?: string;
  /** The objective that tests walk; an open one. */
  exampleId?: string;
}

/** The two routes of a form. What was typed is kept when a rule refuses it or someone else was first. */
export function formRoutes<S extends z.ZodType, Extra = null>(form: ObjectiveForm<S, Extra>): Route[] {
  const path = `/objectives/:id/${form.path}`;
  const example = { id: form.exampleId ?? demoObjectiveId('vale.2026.1'), ...(form.examplePart ? { part: form.examplePart } : {}) };
  return [
    get(path, form.may, async (ctx) => drawForm(form, await openScene(form, ctx)), { example }),
    post(path, form.may, (ctx) => submitForm(form, ctx), { example }),
  ];
}

async function openScene<S extends z.ZodType, Extra>(form: ObjectiveForm<S, Extra>, ctx: RequestContext): Promise<FormScene<Extra>> {
  return ctx.read(async (tx) => {
    const objective = await objectivePage(tx, ctx.params['id'] ?? '', ctx.now);
    if (!objective) throw new NotFound();
    if (!may(objectiveSentences, ctx.viewer, form.may, objective.organisation.id)) throw new Forbidden();
    const scene = { objective, ctx, part: ctx.params['part'] ?? '' };
    return { ...scene, extra: form.load ? await form.load(tx, scene) : (null as Extra) };
  });
}

async function submitForm<S extends z.ZodType, Extra>(form: ObjectiveForm<S, Extra>, ctx: RequestContext): Promise<Reply> {
  const scene = await openScene(form, ctx);
  const schema = typeof form.schema === 'function' ? form.schema(londonDay(ctx.now)) : form.schema;
  const asked = await wordsAsked(ctx, schema, { strategyCode: scene.objective.servedNodes[0]?.strategyCode ?? null });
  if (asked) return drawForm(form, scene, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawForm(form, scene, { state: parsed.state });
  try {
    const to = await ctx.write((tx) => form.save(tx, ctx, { value: parsed.value, objective: scene.objective, part: scene.part }));
    return savedAt(to ?? `/objectives/${scene.objective.id}`, savedOf(form.saved, parsed.value));
  } catch (error) {
    const kept = keptForm(schema, ctx.body, error);
    // Read again: the page shows what the other person wrote.
    return drawForm(form, await openScene(form, ctx), kept);
  }
}

const savedOf = <S extends z.ZodType>(saved: SavedBy<S>, value: z.output<S>): Saved => (typeof saved === 'function' ? saved(value) : saved);

interface Kept {
  state: FormState;
  status?: number;
  conflict?: string;
  advice?: Advice;
}

/** The form as it was typed, with what stands in its way. Throws the error on when it is not about the answers. */
export function keptForm(schema: z.ZodType, body: unknown, error: unknown): Kept {
  const values = typedValues(schema, body);
  if (error instanceof Conflict) return { state: formState(values), status: 409, conflict: error.message };
  if (!(error instanceof Invalid)) throw error;
  const fields = Object.entries(error.fields);
  const issues = fields.length > 0 ? fields.map(([name, message]) => ({ path: [name], message })) : [{ path: [], message: error.message }];
  return { state: formState(values, issues) };
}

/** Every answer as it was typed, whatever is wrong with it. */
function typedValues(schema: z.ZodType, body: unknown): FormValues {
  const parsed = parseForm(schema.refine(() => false), body);
  return parsed.ok ? {} : parsed.state.values;
}

function drawForm<S extends z.ZodType, Extra>(form: ObjectiveForm<S, Extra>, scene: FormScene<Extra>, kept?: Kept): Reply {
  const { objective, ctx } = scene;
  const state = kept?.state ?? formState(form.values?.(scene) ?? {});
  const isInError = state.errors.length > 0;
  const breadcrumbs = [
    { text: objective.organisation.name, href: `/organisations/${objective.organisation.code}` },
    { text: 'Objectives', href: `/organisations/${objective.organisation.code}/objectives?year=${objective.year.label}` },
    { text: objective.wording, href: `/objectives/${objective.id}` },
  ];
  return page({
    title: form.title, status: kept?.status, isInError, breadcrumbs, currentSection: '/strategies',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        {kept?.conflict && <ChangedNotice text={kept.conflict} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{objective.wording}</span> {form.title}</h1>
        <Form action={ctx.path} csrfToken={ctx.csrf()} state={state}>
          {form.fields(scene)}
          <Button>{form.button}</Button>
          {!form.isWithoutWords && <WordsCheck advice={kept?.advice} />}
        </Form>
        <p><a href={`/objectives/${objective.id}`}>Go back without saving</a></p>
      </div>
    ),
  });
}

export function ChangedNotice({ text }: { text: string }) {
  return <WarningCallout heading="This has changed"><p>{text}</p></WarningCallout>;
}
