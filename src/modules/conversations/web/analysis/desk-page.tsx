import { z } from 'zod';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, parseForm, type FormState } from '#ui/forms';
import { Button, Details, InsetText } from '#ui/nhsuk';
import { closeBatch, codeWords, finishCoding } from '../../commands/analysis/code-words.ts';
import { takeCoderPlace } from '../../commands/analysis/coding-rounds.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { sentiments, suggestSentiment } from '../../domain/analysis/sentiment.ts';
import { sentimentWords } from '../../data/sentiment-words.ts';
import { codeFrame, codesInUse, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { roundPage, wordsToCode, type RoundPage, type WordsToCode } from '../../queries/analysis/coding-desk.ts';
import { suggestedCodes } from '../../queries/analysis/suggested-codes.ts';
import { deskTrail, SentimentField, sentimentTitle } from './parts.tsx';

const schema = z.object({ codes: z.array(z.string()).default([]), sentiment: z.enum(sentiments, 'Choose how these words sound') });

const roundId = (ctx: RequestContext): string => ctx.params['id'] ?? '';

async function roundFor(ctx: RequestContext): Promise<RoundPage> {
  const round = await ctx.read((tx) => roundPage(tx, roundId(ctx)));
  authorise(ctx, 'code words', round.organisationId);
  return round;
}

export const showDesk = (ctx: RequestContext): Promise<Reply> => deskPage(ctx, emptyForm);

async function deskPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const round = await roundFor(ctx);
  const own = round.coders.find(({ coderId }) => coderId === ctx.viewer.personId);
  const isInError = state.errors.length > 0;
  return page({
    title: `Batch ${round.number}`, currentSection: '/co-planning', breadcrumbs: deskTrail({ code: round.conversationCode, title: round.conversationTitle }), isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{round.conversationTitle}</span> Batch {round.number}</h1>
        {round.finishedAt ? <Finished round={round} /> : own ? await ownDesk(ctx, round, { isFinished: own.isFinished, state }) : <TakePlace round={round} csrfToken={ctx.csrf()} />}
        {!round.finishedAt && round.coders.some(({ isFinished }) => isFinished) && mayDo(ctx.viewer, 'keep codes', round.organisationId) && <CloseForm round={round} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

const Finished = ({ round }: { round: RoundPage }) => (
  <>
    <p>This batch is coded. {round.settled} of {round.words} are settled.</p>
    <p><a href={`/coding/${round.id}/agreement`}>{round.coderCount === 2 ? 'See how far the two coders agree' : 'See the codes'}</a></p>
    {round.settled < round.words && <Button href={`/coding/${round.id}/reconciliation`} text="Settle what they coded differently" />}
  </>
);

function TakePlace({ round, csrfToken }: { round: RoundPage; csrfToken: string }) {
  if (round.coders.length >= round.coderCount) return <p>This batch has its coders. You see their codes when all have finished.</p>;
  return (
    <>
      <p>{round.words} ideas and comments wait to be coded{round.coderCount === 2 ? ' by two people. You do not see the other person’s codes, and they do not see yours, before both have finished' : ''}.</p>
      <Form action={`/coding/${round.id}/coders`} csrfToken={csrfToken}><Button text="Code this batch" /></Form>
    </>
  );
}

/** A coder who does not come back must not hold words for ever: they stand in one batch only. */
const CloseForm = ({ round, csrfToken }: { round: RoundPage; csrfToken: string }) => (
  <Details summary="The other coder does not come back?">
    <p>You can close this batch with what is coded. What both coded is compared. What one person coded is settled as coded by one. The other coder’s codes can then no longer change.</p>
    <Form action={`/coding/${round.id}/closing`} csrfToken={csrfToken}><Button text="Close this batch" variant="secondary" /></Form>
  </Details>
);

async function ownDesk(ctx: RequestContext, round: RoundPage, { isFinished, state }: { isFinished: boolean; state: FormState }) {
  if (isFinished) return <InsetText text="You have finished. When the other coder has finished too, you both see how far you agree." />;
  const { words, frame } = await ctx.read(async (tx) => ({ words: await wordsToCode(tx, round.id, ctx.viewer.personId ?? ''), frame: codesInUse(await codeFrame(tx, round.conversationId)) }));
  const asked = words.find(({ contributionId }) => contributionId === ctx.query['words']) ?? words.find(({ contributionId }) => contributionId === ctx.params['words']);
  const next = asked ?? words.find(({ sentiment }) => sentiment === null);
  const done = words.filter(({ sentiment }) => sentiment !== null);
  const suggested = next ? await ctx.read((tx) => suggestedCodes(tx, round.conversationId, next.words)) : [];
  return (
    <>
      <p>{done.length} of {words.length} coded.</p>
      {next ? <CodeForm round={round} next={next} frame={frame} suggested={suggested} state={state} csrfToken={ctx.csrf()} /> : (
        <Form action={`/coding/${round.id}/ending`} csrfToken={ctx.csrf()}><p>You have coded all. After this your codes can no longer change.</p><Button text="I have finished" /></Form>
      )}
      {done.length > 0 && <Details summary="Change what you coded" ><ul class="nhsuk-list">{done.map(({ contributionId, words: text }) => <li key={contributionId}><a href={`/coding/${round.id}?words=${contributionId}`} data-quoted>{text.slice(0, 90)}</a></li>)}</ul></Details>}
    </>
  );
}

interface CodeFormProps {
  round: RoundPage;
  next: WordsToCode;
  frame: readonly FrameCode[];
  suggested: readonly string[];
  state: FormState;
  csrfToken: string;
}

function CodeForm({ round, next, frame, suggested, state, csrfToken }: CodeFormProps) {
  const names = frame.filter(({ id }) => suggested.includes(id)).map(({ name }) => name);
  return (
    <>
      <p>Asked: <span data-quoted>{next.question}</span></p>
      {next.parentWords && <p>A comment on: <span data-quoted>{next.parentWords}</span></p>}
      <blockquote class="nhsuk-inset-text" data-quoted><p>{next.words}</p></blockquote>
      <Form action={`/coding/${round.id}/words/${next.contributionId}`} csrfToken={csrfToken} state={state.errors.length > 0 ? state : formState({ codes: [...next.codeIds], ...(next.sentiment ? { sentiment: next.sentiment } : {}) })}>
        <Guesses words={next.words} names={names} />
        <CheckboxesField name="codes" legend="What are they about?" small
          hint="Choose all that fit, or none."
          items={frame.map(({ id, name, definition }) => ({ value: id, text: name, hint: { text: definition } }))} />
        <SentimentField />
        <Button text="Save and go on" />
      </Form>
    </>
  );
}

/** Closed until somebody asks: two coders who read the same guess before they choose agree more than they would by themselves. */
const Guesses = ({ words, names }: { words: string; names: readonly string[] }) => (
  <Details summary="What this site would guess">
    <p>{names.length > 0 ? <>Similar words were coded: <span data-quoted>{names.join(', ')}</span>.</> : 'No similar words are settled yet.'} By lists of words they sound {sentimentTitle[suggestSentiment(words, sentimentWords)].toLowerCase()}.</p>
    <p>These are suggestions only. Read the words first. You decide.</p>
  </Details>
);

export async function takePlace(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => takeCoderPlace(tx, ctx, roundId(ctx)));
  return redirect(`/coding/${roundId(ctx)}`);
}

export async function codeOne(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return deskPage(ctx, parsed.state);
  await ctx.write((tx) => codeWords(tx, ctx, { roundId: roundId(ctx), contributionId: ctx.params['words'] ?? '', codeIds: parsed.value.codes, sentiment: parsed.value.sentiment }));
  return redirect(`/coding/${roundId(ctx)}`);
}

export async function closeOne(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => closeBatch(tx, ctx, roundId(ctx)));
  return redirect(`/coding/${roundId(ctx)}`);
}

export async function finish(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => finishCoding(tx, ctx, roundId(ctx)));
  return redirect(`/coding/${roundId(ctx)}`);
}
