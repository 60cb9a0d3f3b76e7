import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { Reply, RequestContext } from '#platform/http';
import { themesOfOrganisation } from '#modules/conversations';
import { register } from '#modules/improvement';
import { waitingStories } from '#modules/inquiry';
import { seriesToLink } from '#modules/quality';
import { objectivesInForce } from '#modules/strategy';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { changeCase, startCase, startFromStory } from '../../commands/cases/write-case.ts';
import { sentences } from '../../permissions.ts';
import { casePage } from '../../queries/cases/case-studies.ts';
import { place, placesFor, PlaceField } from '../fields.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { ambitions } from './ambitions.ts';
import { CaseFields, caseSchema, valuesOf, wordsOf, type CaseChoices } from './case-fields.tsx';
import { staffPage } from './list-page.tsx';

const DO = 'write case studies';
const newSchema = caseSchema.extend({ organisationId: place });
const changeSchema = caseSchema.extend({ revision: z.coerce.number().int() });

/** What can be linked, of one organisation or of several. */
async function choicesOf(tx: Tx, organisationIds: readonly string[]): Promise<CaseChoices> {
  const each = async <Found,>(ask: (id: string) => Promise<Found[]>): Promise<Found[]> => {
    const found: Found[] = [];
    for (const id of organisationIds) found.push(...await ask(id));
    return found;
  };
  return {
    themes: await each((id) => themesOfOrganisation(tx, id)), measures: await each((id) => seriesToLink(tx, id)), objectives: await objectivesInForce(tx, { organisationIds }),
    projects: await each(async (organisationId) => (await register(tx, { organisationId, limit: 200 })).projects), ambitions: await ambitions(tx),
  };
}

/** GET /case-studies/new */
export async function showNewCase(ctx: RequestContext, state: FormState = emptyForm, advice?: Advice): Promise<Reply> {
  const { places, choices } = await ctx.read(async (tx) => {
    const found = await placesFor(tx, ctx, DO);
    return { places: found, choices: await choicesOf(tx, found.map(({ id }) => id)) };
  });
  return staffPage('Write a case study', (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Write a case study</h1>
      <p>Only the title and the problem are needed to begin. Nobody should be recognised by it: leave out names.</p>
      <Form action="/case-studies" csrfToken={ctx.csrf()} state={state}>
        <PlaceField places={places} />
        <CaseFields choices={choices} />
        <Button text="Save the draft" />
        <WordsCheck advice={advice} />
      </Form>
    </div>
  ), state.errors.length > 0);
}

/** POST /case-studies */
export function takeNewCase(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, newSchema, (state, advice) => showNewCase(ctx, state, advice), async ({ organisationId, ...sent }) =>
    savedAt(`/case-studies/${await ctx.write((tx) => startCase(tx, ctx, { organisationId, ...wordsOf(sent) }))}`, 'case-kept'));
}

/** GET /case-studies/:id/edit */
export async function showChangeCase(ctx: RequestContext, given?: FormState, advice?: Advice): Promise<Reply> {
  const { study, choices } = await ctx.read(async (tx) => {
    const found = await casePage(tx, ctx.params['id'] ?? '');
    return { study: found, choices: await choicesOf(tx, [found.organisationId]) };
  });
  const state = given ?? formState(valuesOf(study));
  return staffPage(`Change: ${study.title}`, (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{study.title}</span> Change it</h1>
      <p>After a change somebody else reads it again, and those whose story it is agree again.</p>
      <Form action={`/case-studies/${study.id}/edit`} csrfToken={ctx.csrf()} state={state}>
        <HiddenField name="revision" value={String(study.revision)} />
        <CaseFields choices={choices} />
        <Button text="Save" />
        <WordsCheck advice={advice} />
      </Form>
    </div>
  ), state.errors.length > 0);
}

/** POST /case-studies/:id/edit */
export function takeChangeCase(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, changeSchema, (state, advice) => showChangeCase(ctx, state, advice), async ({ revision, ...sent }) => {
    await ctx.write((tx) => changeCase(tx, ctx, { id, revision, ...wordsOf(sent) }));
    return savedAt(`/case-studies/${id}`, 'case-kept');
  });
}

/** GET /case-studies/waiting: stories and past achievements that wait for a case study. */
export async function showWaiting(ctx: RequestContext): Promise<Reply> {
  const waiting = await ctx.read((tx) => waitingStories(tx, organisationsWhere(sentences, ctx.viewer, DO)));
  return staffPage('Stories that wait', (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Stories that wait for a case study</h1>
      {waiting.length === 0 && <p>None waits. Stories and past achievements come here from <a href="/inquiry/stories">what worked</a>.</p>}
      {waiting.map(({ id, title, whatHappened, source }) => (
        <Form action={`/case-studies/waiting/${id}`} csrfToken={ctx.csrf()}>
          <h2 class="nhsuk-heading-s" data-quoted>{title}</h2>
          <p>{source === 'achievement' ? 'An achievement of a past strategy. ' : source === 'conversation' ? 'Heard in a conversation. ' : ''}<span data-quoted>{whatHappened}</span></p>
          <Button variant="secondary">Make a case study of it<span class="nhsuk-u-visually-hidden">: {title}</span></Button>
        </Form>
      ))}
    </div>
  ));
}

/** POST /case-studies/waiting/:id */
export async function takeWaiting(ctx: RequestContext): Promise<Reply> {
  const organisationIds = organisationsWhere(sentences, ctx.viewer, DO);
  const id = await ctx.write((tx) => startFromStory(tx, ctx, { storyId: ctx.params['id'] ?? '', organisationIds }));
  return savedAt(`/case-studies/${id}`, 'case-kept');
}
