import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { decideChallenge, type ChallengeDecision } from '../../commands/challenge/decide-challenge.ts';
import { outcomes, outcomeTitle, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { challengeToAnswer, type ChallengeLine } from '../../queries/challenge/challenges.ts';
import { statementsOf, type StatementLine } from '../../queries/challenge/statements.ts';
import { phaseFor, trail } from '../where.ts';
import { keepingHref } from './addresses.ts';

/** What was missing altogether becomes a statement of its own. */
const ADDED = 'added';
const schema = z.object({
  outcome: z.enum(outcomes, 'Choose what came of it'), reason: z.string().trim().min(10, 'Say why, in a sentence or more').max(1_000, 'Use 1,000 letters or less'),
  statement: z.string().max(40).default(''), versions: z.string().max(10_000).default(''), words: z.string().trim().max(1_200, 'Use 1,200 letters or less').default(''),
});

export const showOutcome = (ctx: RequestContext): Promise<Reply> => outcomePage(ctx);

async function outcomePage(ctx: RequestContext, asked?: { state: FormState; advice?: Advice }): Promise<Reply> {
  const challenge = await ctx.read((tx) => challengeToAnswer(tx, ctx.params['id'] ?? ''));
  const { conversation, phase } = await phaseFor(ctx, challenge.phaseId, 'organise conversations');
  const statements = await ctx.read((tx) => statementsOf(tx, phase.id));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: 'What came of this challenge', breadcrumbs: [...trail(conversation, phase), { text: 'Draft statements', href: keepingHref(phase) }], currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> What came of this challenge</h1>
        <blockquote class="nhsuk-inset-text"><p data-quoted>{challenge.words}</p></blockquote>
        <OutcomeForm challenge={challenge} statements={statements} asked={asked} csrfToken={ctx.csrf()} />
      </div>
    ),
  });
}

function OutcomeForm({ challenge, statements, asked, csrfToken }: { challenge: ChallengeLine; statements: readonly StatementLine[]; asked: { state: FormState; advice?: Advice } | undefined; csrfToken: string }) {
  const about = statements.find(({ id }) => id === challenge.statementId);
  const state = asked?.state ?? formState({ statement: about?.id ?? '', words: about?.words ?? '', ...(challenge.outcome ? { outcome: challenge.outcome.outcome, reason: challenge.outcome.reason } : {}) });
  return (
    <Form action={`/challenges/${challenge.id}/outcome`} csrfToken={csrfToken} state={state}>
      {about ? <p>It is about {statementKindTitle[about.kind].toLowerCase()} {about.number}: <span data-quoted>{about.words}</span></p> : <p>It names no statement: it says that something is missing.</p>}
      <HiddenField name="versions" value={statements.map(({ id, version }) => `${id}:${version}`).join(' ')} />
      <RadiosField name="outcome" legend="What came of it?" items={outcomes.map((value) => ({ value, text: outcomeTitle[value] }))} />
      <TextareaField name="reason" label="What changed and why, or why nothing changes" hint="Everyone reads this, the person who wrote the challenge too." rows={3} maxlength={1_000} />
      <SelectField name="statement" label="If the text changes: which one?" items={[{ value: '', text: 'Choose' }, ...statements.map(({ id, number, words }) => ({ value: id, text: `${number}. ${words.slice(0, 80)}` })), { value: ADDED, text: 'A new commitment is added' }]} />
      <TextareaField name="words" label="If the text changes: the new words, whole" rows={4} maxlength={1_200} />
      <Button text="Save the outcome" />
      <WordsCheck advice={asked?.advice} />
    </Form>
  );
}

export async function saveOutcome(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'What changed and why', words: 'The new words' } });
  if (asked) return outcomePage(ctx, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return outcomePage(ctx, { state: parsed.state });
  const { outcome, reason, ...change } = parsed.value;
  const challenge = await ctx.read((tx) => challengeToAnswer(tx, ctx.params['id'] ?? ''));
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => decideChallenge(tx, ctx, { contributionId: challenge.id, outcome, reason, ...(outcome === 'changes nothing' ? {} : { change: changeOf(change) }) }));
    return redirect(keepingHref({ id: challenge.phaseId }));
  }, (errors) => outcomePage(ctx, { state: { ...typedState(schema, ctx.body), errors } }));
}

/** The statement that changes, as the organiser read it. A choice that was left out is refused by the command. */
function changeOf({ statement, versions, words }: { statement: string; versions: string; words: string }): NonNullable<ChallengeDecision['change']> {
  if (statement === ADDED) return { statementId: null, version: 0, words };
  const read = versions.split(' ').find((each) => each.startsWith(`${statement}:`));
  return { statementId: statement || 'none', version: Number(read?.split(':')[1] ?? 0), words };
}
