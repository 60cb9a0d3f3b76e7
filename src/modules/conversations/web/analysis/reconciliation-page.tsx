import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, parseForm, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { reconcileWords } from '../../commands/analysis/settle-words.ts';
import { authorise } from '../../data/acting.ts';
import type { CodedOnce } from '../../domain/analysis/coding-agreement.ts';
import { sentiments } from '../../domain/analysis/sentiment.ts';
import { agreementPage } from '../../queries/analysis/agreement.ts';
import { codesInUse, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { roundPage, settledOf, wordsToCode, type RoundPage, type SettledLine, type WordsToCode } from '../../queries/analysis/coding-desk.ts';
import { deskTrail, SentimentField, sentimentTitle } from './parts.tsx';

const schema = z.object({ codes: z.array(z.string()).default([]), sentiment: z.enum(sentiments, 'Choose how these words sound'), reason: z.string().trim().max(400, 'Use 400 letters or less').default('') });

export const showReconciliation = (ctx: RequestContext): Promise<Reply> => reconciliationPage(ctx, emptyForm);

interface Open {
  round: RoundPage;
  next: WordsToCode | undefined;
  left: number;
  /** What is settled about these words already; they are then coded anew. */
  settled: SettledLine | undefined;
  codings: readonly CodedOnce[];
  frame: readonly FrameCode[];
}

async function openWords(ctx: RequestContext): Promise<Open> {
  const round = await ctx.read((tx) => roundPage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'code words', round.organisationId);
  if (!round.finishedAt) throw new NotFound('The codes can be compared when all coders have finished.');
  return ctx.read(async (tx) => {
    const { codings, frame } = await agreementPage(tx, round);
    const settled = await settledOf(tx, round.id);
    const words = await wordsToCode(tx, round.id, ctx.viewer.personId ?? round.id);
    // Also what coders give alike only since codes were merged: nobody has settled it yet.
    const waiting = words.filter(({ contributionId }) => !settled.some((line) => line.contributionId === contributionId));
    const next = words.find(({ contributionId }) => contributionId === (ctx.params['words'] ?? ctx.query['words'])) ?? waiting[0];
    const isNext = ({ contributionId }: { contributionId: string }) => contributionId === next?.contributionId;
    return { round, next, left: waiting.length, settled: settled.find(isNext), codings: codings.filter(isNext), frame };
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
        {found.settled && <p>These words are settled. You can code them anew and say why. What the coders gave stays as it is.</p>}
        {!found.settled && (left > 0 ? <p>{left === 1 ? '1 is' : `${left} are`} left to settle. Talk it over, then choose. What both coders gave is chosen already.</p> : <p>All is settled. <a href={`/coding/${round.id}/agreement`}>See the agreement</a>.</p>)}
        {found.next && <SettleForm {...found} next={found.next} state={state} advice={advice} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

/** The coders' names are not needed to talk it over: they stand as first and second. */
function SettleForm({ round, next, settled, codings, frame, state, advice, csrfToken }: Open & { next: WordsToCode; state: FormState; advice: Advice | undefined; csrfToken: string }) {
  const nameOf = new Map(frame.map(({ id, name }) => [id, name]));
  const given = new Set([...codings.flatMap(({ codeIds }) => codeIds), ...(settled?.codeIds ?? [])]);
  const choices = [...codesInUse(frame), ...frame.filter(({ id }) => given.has(id))].filter((code, at, all) => all.findIndex(({ id }) => id === code.id) === at);
  return (
    <>
      <p>Asked: <span data-quoted>{next.question}</span></p>
      {next.parentWords && <p>A comment on: <span data-quoted>{next.parentWords}</span></p>}
      <blockquote class="nhsuk-inset-text" data-quoted><p>{next.words}</p></blockquote>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {codings.map(({ codeIds, sentiment }, at) => <li key={at}>{at === 0 ? 'One coder' : 'The other coder'} gave <span data-quoted>{codeIds.map((id) => nameOf.get(id)).join(', ') || 'no code'}</span> and heard it as {sentimentTitle[sentiment].toLowerCase()}.</li>)}
      </ul>
      <Form action={`/coding/${round.id}/settlements/${next.contributionId}`} csrfToken={csrfToken} state={state.errors.length > 0 || advice ? state : startOf(settled, codings)}>
        <CheckboxesField name="codes" legend="What are they about?" hint="Choose all that fit, or none." small items={choices.map(({ id, name, definition }) => ({ value: id, text: name, hint: { text: definition } }))} />
        <SentimentField />
        <TextareaField name="reason" label={settled ? 'Why do you code them anew?' : 'Why (you can leave this out)'} rows={2} />
        <Button text="Settle it" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}

/** What stands already, or what both coders gave: only what they gave differently is left to choose. */
function startOf(settled: SettledLine | undefined, codings: readonly CodedOnce[]): FormState {
  if (settled) return formState({ codes: [...settled.codeIds], sentiment: settled.sentiment });
  const [first] = codings;
  if (!first) return formState({});
  const isSameSound = codings.every(({ sentiment }) => sentiment === first.sentiment);
  return formState({ codes: first.codeIds.filter((id) => codings.every(({ codeIds }) => codeIds.includes(id))), ...(isSameSound ? { sentiment: first.sentiment } : {}) });
}

export async function settleOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'Why' } });
  if (asked) return reconciliationPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return reconciliationPage(ctx, parsed.state);
  const { codes, sentiment, reason } = parsed.value;
  const id = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => reconcileWords(tx, ctx, { roundId: id, contributionId: ctx.params['words'] ?? '', codeIds: codes, sentiment, reason }));
    return redirect(`/coding/${id}/reconciliation`);
  }, (errors) => reconciliationPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
