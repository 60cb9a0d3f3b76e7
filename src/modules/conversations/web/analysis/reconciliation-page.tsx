import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, parseForm, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { reconcileWords } from '../../commands/analysis/settle-words.ts';
import { authorise } from '../../data/acting.ts';
import type { CodedOnce } from '../../domain/analysis/coding-agreement.ts';
import { sentiments } from '../../domain/analysis/sentiment.ts';
import { agreementPage } from '../../queries/analysis/agreement.ts';
import { codesInUse, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { roundPage, settledOf, wordsToCode, type RoundPage, type WordsToCode } from '../../queries/analysis/coding-desk.ts';
import { deskTrail, SentimentField, sentimentTitle } from './parts.tsx';

const schema = z.object({ codes: z.array(z.string()).default([]), sentiment: z.enum(sentiments, 'Choose how these words sound'), reason: z.string().trim().max(400, 'Use 400 letters or less').default('') });

export const showReconciliation = (ctx: RequestContext): Promise<Reply> => reconciliationPage(ctx, emptyForm);

interface Open {
  round: RoundPage;
  next: WordsToCode | undefined;
  left: number;
  codings: readonly CodedOnce[];
  frame: readonly FrameCode[];
}

async function openWords(ctx: RequestContext): Promise<Open> {
  const round = await ctx.read((tx) => roundPage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'code words', round.organisationId);
  if (!round.finishedAt) throw new NotFound('The codes can be compared when all coders have finished.');
  return ctx.read(async (tx) => {
    const { open, codings, frame } = await agreementPage(tx, round);
    const settled = new Set((await settledOf(tx, round.id)).map(({ contributionId }) => contributionId));
    const waiting = (await wordsToCode(tx, round.id, ctx.viewer.personId ?? round.id)).filter(({ contributionId }) => open.has(contributionId) && !settled.has(contributionId));
    return { round, next: waiting[0], left: waiting.length, codings: codings.filter(({ contributionId }) => contributionId === waiting[0]?.contributionId), frame };
  });
}

async function reconciliationPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const found = await openWords(ctx);
  const { round, left } = found;
  const isInError = state.errors.length > 0;
  return page({
    title: `Settle batch ${round.number}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [...deskTrail({ code: round.conversationCode, title: round.conversationTitle }), { text: `Batch ${round.number}`, href: `/coding/${round.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{round.conversationTitle}</span> Settle batch {round.number}</h1>
        {left > 0 ? <p>{left === 1 ? '1 is' : `${left} are`} left that the coders coded differently. Talk it over, then choose.</p> : <p>All is settled. <a href={`/coding/${round.id}/agreement`}>See the agreement</a>.</p>}
        {found.next && <SettleForm {...found} next={found.next} state={state} advice={advice} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

/** The coders' names are not needed to talk it over: they stand as first and second. */
function SettleForm({ round, next, codings, frame, state, advice, csrfToken }: Open & { next: WordsToCode; state: FormState; advice: Advice | undefined; csrfToken: string }) {
  const nameOf = new Map(frame.map(({ id, name }) => [id, name]));
  const given = new Set(codings.flatMap(({ codeIds }) => codeIds));
  const choices = [...codesInUse(frame), ...frame.filter(({ id }) => given.has(id))].filter((code, at, all) => all.findIndex(({ id }) => id === code.id) === at);
  return (
    <>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{next.words}</p></blockquote>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {codings.map(({ codeIds, sentiment }, at) => <li key={at}>{at === 0 ? 'One coder' : 'The other coder'} gave <span data-quoted>{codeIds.map((id) => nameOf.get(id)).join(', ') || 'no code'}</span> and heard it as {sentimentTitle[sentiment].toLowerCase()}.</li>)}
      </ul>
      <Form action={`/coding/${round.id}/settlements/${next.contributionId}`} csrfToken={csrfToken} state={state.errors.length > 0 || advice ? state : formState({})}>
        <CheckboxesField name="codes" legend="What are they about?" hint="Choose all that fit, or none." small items={choices.map(({ id, name }) => ({ value: id, text: name }))} />
        <SentimentField />
        <TextareaField name="reason" label="Why (you can leave this out)" rows={2} />
        <WordsCheck advice={advice} />
        <Button text="Settle it" />
      </Form>
    </>
  );
}

export async function settleOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'Why' } });
  if (asked) return reconciliationPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return reconciliationPage(ctx, parsed.state);
  const { codes, sentiment, reason } = parsed.value;
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => reconcileWords(tx, ctx, { roundId: id, contributionId: ctx.params['words'] ?? '', codeIds: codes, sentiment, reason }));
  return redirect(`/coding/${id}/reconciliation`);
}
