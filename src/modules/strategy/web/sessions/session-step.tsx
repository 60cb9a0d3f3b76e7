import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Tx } from '#platform/db';
import { Forbidden } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, FormErrorSummary, formState, parseForm, wordsAsked, WordsCheck, type Advice, type FormState, type FormValues } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import type { Acting } from '../../data/objective-rows.ts';
import { exampleSessionId } from '../../data/seed-event-session.ts';
import { sessionPage, type SessionPage } from '../../queries/session-page.ts';
import { mayRunSessions } from '../../session-permissions.ts';
import { ChangedNotice, keptForm } from '../objectives/form-page.tsx';
import { savedAt, type Saved } from '../saved.ts';

/** What a step may use: the session, who fills it in, and what the step loaded for itself. */
export interface StepScene<Extra> {
  session: SessionPage;
  ctx: RequestContext;
  extra: Extra;
}

/** One step of the organisers: same address for asking and for sending. */
export interface SessionStep<S extends z.ZodType, Extra> {
  /** After `/sessions/:id/`; may hold parameters, which `example` then names. */
  path: string;
  example?: Record<string, string>;
  title: (scene: StepScene<Extra>) => string;
  button: (scene: StepScene<Extra>) => string;
  schema: (scene: StepScene<Extra>) => S;
  load: (tx: Tx, scene: { session: SessionPage; ctx: RequestContext }) => Promise<Extra>;
  values?: (scene: StepScene<Extra>) => FormValues;
  /** Above the form: what is there already. */
  before?: (scene: StepScene<Extra>) => VNode | null;
  /** Null: there is nothing to fill in now. */
  fields: (scene: StepScene<Extra>) => VNode | null;
  /** What the page after it says. */
  saved: Saved;
  /** Runs the command; answers where to go when not back to the session. */
  save: (tx: Tx, acting: Acting, given: { value: z.output<S>; scene: StepScene<Extra> }) => Promise<string | undefined>;
  /** Nothing is written in it, so there are no words to check. */
  isWithoutWords?: true;
  /** The step goes on while the session is published; every other one is then closed. */
  isOpenWhilePublished?: true;
  /** Its fields are rows of others too, so that there may be more of them than when the form was made. */
  growsMeanwhile?: true;
  /** Tables and long lists take the whole width of a page. */
  isWide?: true;
  /** Other ways to send the form, after its own button. */
  moreButtons?: (scene: StepScene<Extra>) => VNode | null;
}

/** The two routes of a step. What was typed is kept when a rule refuses it or someone else was first. */
export function stepRoutes<S extends z.ZodType, Extra>(step: SessionStep<S, Extra>): Route[] {
  const path = `/sessions/:id/${step.path}`;
  const example = { id: exampleSessionId, ...step.example };
  return [
    get(path, 'run event sessions', async (ctx) => drawStep(step, await openScene(step, ctx)), { example }),
    post(path, 'run event sessions', (ctx) => submitStep(step, ctx), { example }),
  ];
}

/** The session for one of its organisers. Throws NotFound and Forbidden. */
export async function organisersSession(tx: Tx, ctx: RequestContext): Promise<SessionPage> {
  const session = await sessionPage(tx, ctx.params['id'] ?? '');
  if (!mayRunSessions(ctx.viewer, session.organisationId)) throw new Forbidden();
  return session;
}

async function openScene<S extends z.ZodType, Extra>(step: SessionStep<S, Extra>, ctx: RequestContext): Promise<StepScene<Extra>> {
  return ctx.read(async (tx) => {
    const session = await organisersSession(tx, ctx);
    return { session, ctx, extra: await step.load(tx, { session, ctx }) };
  });
}

async function submitStep<S extends z.ZodType, Extra>(step: SessionStep<S, Extra>, ctx: RequestContext): Promise<Reply> {
  const scene = await openScene(step, ctx);
  const schema = step.schema(scene);
  const asked = await wordsAsked(ctx, schema, { strategyCode: scene.session.strategy?.code ?? null });
  if (asked) return drawStep(step, scene, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawStep(step, scene, { state: parsed.state });
  try {
    const to = await ctx.write((tx) => step.save(tx, ctx, { value: parsed.value, scene }));
    return savedAt(to ?? `/sessions/${scene.session.id}`, step.saved);
  } catch (error) {
    const kept = keptForm(schema, ctx.body, error);
    // Read again: the page shows what the other person wrote.
    return drawStep(step, await openScene(step, ctx), kept);
  }
}

interface Kept {
  state: FormState;
  status?: number;
  conflict?: string;
  advice?: Advice;
}

function drawStep<S extends z.ZodType, Extra>(step: SessionStep<S, Extra>, scene: StepScene<Extra>, kept?: Kept): Reply {
  const { session, ctx } = scene;
  const title = step.title(scene);
  const state = stateOf(step, scene, kept);
  const isInError = state.errors.length > 0;
  const isClosed = session.isPublic && !step.isOpenWhilePublished;
  const fields = isClosed ? null : step.fields(scene);
  return page({
    title: `${title}: ${session.title}`, status: kept?.status, isInError, currentSection: '/co-planning', breadcrumbs: crumbsOf(session),
    content: (
      <div class={step.isWide ? '' : 'nhsuk-u-reading-width'}>
        <FormErrorSummary state={state} />
        {kept?.conflict && <ChangedNotice text={kept.conflict} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{session.title}</span> {title}</h1>
        {isClosed && <InsetText>This session is published, so it stays as it is. To change it, <a href={`/sessions/${session.id}/withdrawal`}>take it back first</a>.</InsetText>}
        {step.before?.(scene)}
        {fields && (
          <Form action={ctx.path} csrfToken={ctx.csrf()} state={state}>
            {fields}
            <Button>{step.button(scene)}</Button>
            {step.moreButtons?.(scene)}
            {!step.isWithoutWords && <WordsCheck advice={kept?.advice} />}
          </Form>
        )}
        <p><a href={`/sessions/${session.id}`}>Go back to the session</a></p>
      </div>
    ),
  });
}

/** Lines that somebody else added meanwhile are not among the typed ones: without their words they would be saved away as empty. */
function stateOf<S extends z.ZodType, Extra>(step: SessionStep<S, Extra>, scene: StepScene<Extra>, kept: Kept | undefined): FormState {
  if (!kept) return formState(step.values?.(scene) ?? {});
  return step.growsMeanwhile ? { ...kept.state, values: { ...step.values?.(scene), ...kept.state.values } } : kept.state;
}

/** The way to a page of a session. */
export const crumbsOf = ({ id, title }: Pick<SessionPage, 'id' | 'title'>) => [{ text: 'Home', href: '/' }, { text: 'Sessions', href: '/sessions' }, { text: title, href: `/sessions/${id}` }];
