import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { objectiveLines } from '#modules/strategy';
import { linkStatement, rewordStatement } from '../../commands/challenge/keep-statements.ts';
import { placeOfStatement, statementAt } from '../../queries/challenge/statements.ts';
import { answeredThemes } from '../../queries/phases/theme-answers.ts';
import { phaseFor, trail } from '../where.ts';
import { keepingHref } from './addresses.ts';

const wordingSchema = z.object({
  words: z.string().trim().min(5, 'Write the new words').max(1_200, 'Use 1,200 letters or less'), whatChanged: z.string().trim().max(1_000, 'Use 1,000 letters or less').default(''), version: z.coerce.number().int().min(1).max(10_000),
});
const traceSchema = z.object({ theme: z.string().max(40).default(''), objective: z.string().max(40).default('') });

interface Asked {
  state: FormState;
  advice?: Advice;
}

export const showStatementKeeping = (ctx: RequestContext): Promise<Reply> => statementPage(ctx);

async function statementPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const place = await ctx.read((tx) => placeOfStatement(tx, ctx.params['id'] ?? ''));
  const { conversation, phase } = await phaseFor(ctx, place.phaseId, 'organise conversations');
  const { statement, themes, objectives } = await ctx.read(async (tx) => ({
    statement: await statementAt(tx, phase.id, String(place.number)), themes: await answeredThemes(tx, conversation.id), objectives: await objectiveLines(tx, { organisationId: conversation.organisationId, asAt: ctx.now }),
  }));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  const csrfToken = ctx.csrf();
  return page({
    title: `Change statement ${statement.number}`, breadcrumbs: [...trail(conversation, phase), { text: 'Draft statements', href: keepingHref(phase) }], currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Change statement {statement.number}</h1>
        <Form action={`/statements/${statement.id}`} csrfToken={csrfToken} state={asked?.state ?? formState({ words: statement.words })}>
          <h2 class="nhsuk-heading-m">Word it anew</h2>
          <p>{phase.state === 'not announced' ? 'Nobody else has read it yet, so the draft itself changes.' : 'Everyone can read every version. Votes stay with the words they were given for.'}</p>
          <HiddenField name="version" value={String(statement.version)} />
          <TextareaField name="words" label="The words" rows={4} maxlength={1_200} />
          {phase.state !== 'not announced' && <TextareaField name="whatChanged" label="What changed, and why?" hint="Everyone reads this. If a challenge changed it, give that challenge its outcome instead." rows={2} maxlength={1_000} />}
          <Button text="Save the words" />
          <WordsCheck advice={asked?.advice} />
        </Form>
        <Form action={`/statements/${statement.id}/trace`} csrfToken={csrfToken} state={formState({ theme: statement.themeId ?? '', objective: statement.objectiveId ?? '' })}>
          <h2 class="nhsuk-heading-m">Where it comes from and where it goes</h2>
          <SelectField name="theme" label="The theme it comes from" items={[{ value: '', text: 'None' }, ...themes.map(({ id, title }) => ({ value: id, text: title }))]} />
          <SelectField name="objective" label="The objective it became" items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording.slice(0, 120) }))]} />
          <Button text="Save the trace" variant="secondary" />
        </Form>
      </div>
    ),
  });
}

export async function rewordOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, wordingSchema, { fields: { words: 'The words', whatChanged: 'What changed, and why?' } });
  if (asked) return statementPage(ctx, asked);
  const parsed = parseForm(wordingSchema, ctx.body);
  if (!parsed.ok) return statementPage(ctx, { state: parsed.state });
  const { phaseId } = await ctx.read((tx) => placeOfStatement(tx, ctx.params['id'] ?? ''));
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => rewordStatement(tx, ctx, { statementId: ctx.params['id'] ?? '', ...parsed.value }));
    return redirect(keepingHref({ id: phaseId }));
  }, (errors) => statementPage(ctx, { state: { ...typedState(wordingSchema, ctx.body), errors } }));
}

export async function traceOne(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(traceSchema, ctx.body);
  if (!parsed.ok) return statementPage(ctx, { state: parsed.state });
  const { phaseId } = await ctx.read((tx) => placeOfStatement(tx, ctx.params['id'] ?? ''));
  await ctx.write((tx) => linkStatement(tx, ctx, { statementId: ctx.params['id'] ?? '', themeId: parsed.value.theme || null, objectiveId: parsed.value.objective || null }));
  return redirect(keepingHref({ id: phaseId }));
}
