import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { Conflict, Invalid } from '#platform/errors';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, SelectField, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { decideWords, decisionOutcomes } from '../../commands/decide-words.ts';
import { mergeIdeas } from '../../commands/merge-ideas.ts';
import { answerProposal } from '../../commands/answer-proposal.ts';
import { takeBackDecision } from '../../commands/take-back-decision.ts';
import { reasonFor } from '../../data/conversation-content.ts';
import { similarIdeas } from '../../data/similar-ideas.ts';
import { sentences } from '../../permissions.ts';
import { conversationsWaiting, moderationQueue, openAppeals } from '../../queries/moderation-queue.ts';
import { shownById } from '../../queries/shown-words.ts';
import { answersOfConcern } from '../../queries/matters/answers-to-code.ts';
import { AnswersOfConcern } from '../matters/answers-of-concern.tsx';
import { OneToRead } from './one-to-read.tsx';
import { queueHref, roundOf, type Round } from './round.ts';

const schema = z.object({
  outcome: z.enum(decisionOutcomes, 'Choose what happens to these words'), reason: z.string().max(40).default(''), shownWords: z.string().trim().max(4_000).default(''),
  note: z.string().trim().max(600, 'Use 600 letters or less').default(''), revision: z.coerce.number().int().min(1),
  conversation: z.string().max(80).default(''), skipped: z.string().max(4_000).default(''),
});

interface Said {
  state: FormState;
  advice?: Advice;
  /** The words that the state is about: it is never shown with others. */
  about?: string;
  /** What another moderator did meanwhile. */
  meanwhile?: string;
}

export const showQueue = (ctx: RequestContext): Promise<Reply> => queuePage(ctx, roundOf(ctx.query), { state: emptyForm });

const own = (ctx: RequestContext) => ({ organisationIds: organisationsWhere(sentences, ctx.viewer, 'moderate conversations'), personId: ctx.viewer.personId });

async function queuePage(ctx: RequestContext, round: Round, { about, ...said }: Said): Promise<Reply> {
  const wanted = about !== undefined && isId(about) ? about : null;
  const { waiting, ownProposals, next, places, appeals, concerns } = await ctx.read(async (tx) => ({
    ...(await moderationQueue(tx, { ...own(ctx), conversationCode: round.conversation || null, skipped: round.skipped, wanted })), places: await conversationsWaiting(tx, own(ctx)), appeals: await openAppeals(tx, own(ctx)), concerns: await answersOfConcern(tx),
  }));
  const { state, advice, meanwhile }: Said = about === undefined || next?.id === about ? said : { state: emptyForm, meanwhile: 'Somebody else decided on those words meanwhile. These are the next.' };
  const likeIds = next?.kind === 'idea' ? (await similarIdeas(ctx.store, next.phaseId, next.words)).filter((id) => id !== next.id) : [];
  const alike = likeIds.length > 0 ? await ctx.read((tx) => shownById(tx, likeIds)) : [];
  const isInError = state.errors.length > 0;
  return page({
    title: 'Words to read', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError, ...(meanwhile ? { status: 409 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Words to read</h1>
        <AnswersOfConcern concerns={concerns} />
        {meanwhile && <InsetText text={meanwhile} />}
        {round.decided && <TakeBack round={round} csrfToken={ctx.csrf()} />}
        <Standing waiting={waiting} hasNext={next !== null} round={round} />
        {ownProposals > 0 && <p>{ownProposals === 1 ? '1 that you do not want to show waits' : `${ownProposals} that you do not want to show wait`} for another moderator, who must choose the same.</p>}
        {next && <OneToRead next={next} round={round} state={state} advice={advice} alike={alike} csrfToken={ctx.csrf()} />}
        {places.length > 0 && <Choice places={places} round={round} />}
        <p><a href="/moderation/appeals">Appeals{appeals.mine.length > 0 ? ` (${appeals.mine.length})` : ''}</a> · <a href="/moderation/merged">Ideas that stand together</a></p>
      </div>
    ),
  });
}

function Standing({ waiting, hasNext, round }: { waiting: number; hasNext: boolean; round: Round }) {
  if (waiting === 0) return <p>Nothing waits to be read{round.conversation ? ' in this conversation' : ''}. Thank you.</p>;
  if (!hasNext) return <p>You have left {round.skipped.length} for later. <a href={queueHref({ ...round, skipped: [], decided: '' })}>Read them now</a></p>;
  return <p><span id="waiting">{waiting === 1 ? '1 waits' : `${waiting} wait`}</span> to be read. Words that may speak of harm come first, then the oldest hour.</p>;
}

const TakeBack = ({ round, csrfToken }: { round: Round; csrfToken: string }) => (
  <Form action={`/moderation/${round.decided}/reversal`} csrfToken={csrfToken}>
    <p>Your decision is kept. <button class="allied-link-button" data-key="u">Take it back (u)</button></p>
    <HiddenField name="conversation" value={round.conversation} />
  </Form>
);

const Choice = ({ places, round }: { places: readonly { code: string; title: string; waiting: number }[]; round: Round }) => (
  <Form action="/moderation" method="get" state={{ values: { conversation: round.conversation }, errors: [] }}>
    <SelectField name="conversation" label="Read only one conversation" items={[{ value: '', text: 'All conversations' }, ...places.map(({ code, title, waiting }) => ({ value: code, text: `${title} (${waiting})` }))]} />
    <Button text="Choose" variant="secondary" />
  </Form>
);

/** One decision, and the next words. Who was second is told kindly and reads on. */
export async function decide(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  const round = roundOf(ctx.body as Record<string, string>);
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, schema, { fields: { note: 'A word to the author' } });
  if (asked) return queuePage(ctx, round, { ...asked, about: id });
  if (!parsed.ok) return queuePage(ctx, round, { state: parsed.state, about: id });
  const { outcome, reason, shownWords, note, revision } = parsed.value;
  const wrong = { reason: outcome === 'refused' && !reasonFor(reason) ? 'Choose a reason' : '', shownWords: outcome === 'shown with words masked' && shownWords.length < 3 ? 'Write the words as everyone may read them' : '' };
  const errors = Object.entries(wrong).flatMap(([name, text]) => (text ? [{ name, text }] : []));
  if (errors.length > 0) return queuePage(ctx, round, { state: { values: { shownWords, note, reason }, errors }, about: id });
  return andOn(ctx, round, async () => {
    const answer = await ctx.write((tx) => decideWords(tx, ctx, { contributionId: id, outcome, shownWords: shownWords || null, reasonCode: reason || null, note, revision }));
    return answer === 'decided' ? id : '';
  });
}

const proposalSchema = z.object({ agrees: z.enum(['yes', 'no'], 'Agree or disagree'), revision: z.coerce.number().int().min(1) });

/** POST /moderation/:id/proposal: the second person agrees, or does not. */
export async function decideProposal(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(proposalSchema, ctx.body);
  const id = ctx.params['id'] ?? '';
  if (!parsed.ok) throw new Invalid('Go back and agree or disagree.');
  const { agrees, revision } = parsed.value;
  return andOn(ctx, roundOf(ctx.body as Record<string, string>), async () => {
    await ctx.write((tx) => answerProposal(tx, ctx, { contributionId: id, revision, agrees: agrees === 'yes' }));
    return agrees === 'yes' ? id : '';
  });
}

const mergeSchema = z.object({ into: z.string().max(40), revision: z.coerce.number().int().min(1), conversation: z.string().max(80).default(''), skipped: z.string().max(4_000).default('') });

export async function merge(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(mergeSchema, ctx.body);
  const id = ctx.params['id'] ?? '';
  if (!parsed.ok || !isId(parsed.value.into)) throw new Invalid('Go back and choose the idea that says the same.');
  const { into, revision } = parsed.value;
  return andOn(ctx, roundOf(ctx.body as Record<string, string>), async () => {
    await ctx.write((tx) => mergeIdeas(tx, ctx, { contributionId: id, intoId: into, revision }));
    return id;
  });
}

export async function takeBack(ctx: RequestContext): Promise<Reply> {
  return andOn(ctx, roundOf(ctx.body as Record<string, string>), async () => {
    await ctx.write((tx) => takeBackDecision(tx, ctx, ctx.params['id'] ?? ''));
    return '';
  });
}

async function andOn(ctx: RequestContext, round: Round, act: () => Promise<string>): Promise<Reply> {
  try {
    return redirect(queueHref({ ...round, decided: await act() }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return queuePage(ctx, { ...round, decided: '' }, { state: emptyForm, meanwhile: `${error.message} These are the next words.` });
  }
}
