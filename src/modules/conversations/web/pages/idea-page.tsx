import type { VNode } from 'preact';
import { z } from 'zod';
import { keptBriefly } from '#platform/db';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { votesOf } from '../../data/vote-desk.ts';
import { newSending } from '../../domain/author-code.ts';
import { heardOf, type Heard } from '../../queries/heard.ts';
import { resultOfIdea } from '../../queries/results/result.ts';
import { ideaPage, standsWith, type ShownWords } from '../../queries/shown-words.ts';
import { NotForEmergencies, RouteLine, VoteForm } from '../parts.tsx';
import { sendingFields, takeWords } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { voterToken } from '../voter.ts';
import { ResultOfIdea, type IdeaResult } from '../results/idea-result.tsx';
import { HeardCounts } from '../workshops/heard-counts.tsx';
import { LanguageField, languageOf, Translations } from '../languages/version-parts.tsx';
import { translationsOf, type WordsTranslation } from '../../queries/languages/phase-words.ts';
import { stepsBelow } from '../languages/staff-steps.tsx';
import { writtenIn } from '../../domain/languages.ts';
import { Joined, cameForOf, joinedHref, type CameFor } from '../joined.tsx';
import { ideaHref, phaseHref, placeAsked, trail, type Place } from '../where.ts';
import { timesSentence } from '../words.ts';

const schema = z.object({ words: wordsField('Write your comment'), language: z.unknown().transform(languageOf), ...sendingFields });

/** The idea; where it stands with another that says the same, that one. */
export async function showIdea(ctx: RequestContext): Promise<Reply> {
  const place = await placeAsked(ctx);
  const target = await ctx.read((tx) => standsWith(tx, ctx.params['id'] ?? ''));
  return target ? redirect(joinedHref(ideaHref(place.conversation, place.phase, { id: target }), 'read')) : readIdea(ctx, place, emptyForm);
}

interface IdeaView extends Place {
  idea: ShownWords;
  comments: readonly ShownWords[];
  votes: ReadonlyMap<number, number>;
  heard: Heard | undefined;
  translations: ReadonlyMap<string, readonly WordsTranslation[]>;
  /** Where its answer stands, and what staff may do with it. */
  below: VNode;
  result: IdeaResult | null;
  csrfToken: string;
  state: FormState;
  mayModerate: boolean;
  cameFor: CameFor | null;
}

/** What was heard on every idea of a phase that is over: the same for everyone, told once for many pages. */
const heardInEnded = keptBriefly<Awaited<ReturnType<typeof heardOf>>>({ milliseconds: 500 });

interface Instead {
  /** The idea that is read, where it is not the one in the address. */
  id?: string;
  cameFor?: CameFor;
}

async function readIdea(ctx: RequestContext, { conversation, phase }: Place, state: FormState, { id = ctx.params['id'] ?? '', cameFor }: Instead = {}): Promise<Reply> {
  const { idea, comments, result, translations } = await ctx.read(async (tx) => {
    const found = await ideaPage(tx, { phaseId: phase.id, id });
    const told = phase.state === 'ended' ? await resultOfIdea(tx, { phaseId: phase.id, id: found.idea.id }) : null;
    return { ...found, result: told, translations: await translationsOf(tx, [found.idea.id, ...found.comments.map(({ id }) => id)]) };
  });
  const heard = phase.state === 'ended' ? (await heardInEnded(ctx.store, `${phase.id} ${Math.floor(ctx.now.getTime() / 3_600_000)}`, () => ctx.store.reading({ as: 'public' }, (tx) => heardOf(tx, { phaseId: phase.id, forOrganisers: false, now: ctx.now })))).get(idea.item) : undefined;
  const votes = await votesOf(ctx.store, { phaseNumber: phase.number, token: voterToken(ctx, conversation.code) });
  const below = await stepsBelow(ctx, { conversation, phase, idea });
  const isInError = state.errors.length > 0;
  return page({
    title: `Idea: ${idea.words.slice(0, 60)}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError, ...(cameFor ? { status: 409 } : {}),
    content: <Idea view={{ cameFor: cameFor ?? cameForOf(ctx), conversation, phase, idea, comments, votes, heard, result, translations, below, csrfToken: ctx.csrf(), state, mayModerate: mayDo(ctx.viewer, 'moderate conversations', conversation.organisationId) }} />,
  });
}

function Idea({ view: { conversation, phase, idea, comments, votes, heard, result, translations, below, csrfToken, state, mayModerate, cameFor } }: { view: IdeaView }) {
  const here = ideaHref(conversation, phase, idea);
  const vote = { action: `${phaseHref(conversation, phase)}/votes`, csrfToken, back: here, isOpen: phase.state === 'open' };
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> An idea</h1>
      <Joined cameFor={cameFor} />
      <blockquote class="nhsuk-inset-text" id={`words-${idea.item}`}><p {...writtenIn(idea.language)} data-quoted>{idea.words}</p></blockquote>
      <Translations translations={translations.get(idea.id)} />
      <RouteLine words={idea} />
      <VoteForm {...vote} words={idea} own={votes.get(idea.item)} />
      {mayModerate && <TakeDown words={idea} />}
      <HeardCounts heard={heard} />
      <ResultOfIdea result={result} conversation={conversation} phase={phase} />
      {below}
      <h2 class="nhsuk-heading-m">Comments</h2>
      {comments.length === 0 && <p>Nobody’s comment is shown yet.</p>}
      <ul class="nhsuk-list allied-ideas">
        {comments.map((comment) => (
          <li key={comment.id} id={`words-${comment.item}`} class="allied-idea">
            <p class="allied-idea__words" {...writtenIn(comment.language)} data-quoted>{comment.words}</p>
            <Translations translations={translations.get(comment.id)} />
            <RouteLine words={comment} />
            <VoteForm {...vote} words={comment} own={votes.get(comment.item)} />
            {mayModerate && <TakeDown words={comment} />}
          </li>
        ))}
      </ul>
      {phase.state === 'open' ? (
        <Form action={`${here}/comments`} csrfToken={csrfToken} state={state}>
          <TextareaField name="words" label="Add a comment" hint="Please leave out names, and anything that shows who you or others are." rows={4} maxlength={2_000} />
          <LanguageField />
          <HiddenField name="sending" value={newSending()} />
          <Button text="Send your comment" variant="secondary" />
        </Form>
      ) : <p>{timesSentence(phase)}</p>}
      <p><a href={`${here}/follow`}>Follow this idea</a></p>
      <p><a href={`${phaseHref(conversation, phase)}/in-person`}>By phone, on paper or in person</a></p>
      <NotForEmergencies />
    </div>
  );
}

const TakeDown = ({ words: { id, words } }: { words: ShownWords }) => <p><a href={`/moderation/${id}/taking-down`} aria-label={`Take these words down: ${words.slice(0, 80)}`}>Take these words down</a></p>;

export async function takeComment(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return readIdea(ctx, { conversation, phase }, parsed.state);
  const { words, language, sending, send } = parsed.value;
  if (send === 'edit') return readIdea(ctx, { conversation, phase }, formState({ words, language }));
  const joinedTo = await ctx.read((tx) => standsWith(tx, ctx.params['id'] ?? ''));
  if (joinedTo && phase.state === 'open') return readIdea(ctx, { conversation, phase }, formState({ words, language }), { id: joinedTo, cameFor: 'comment' });
  const { idea } = await ctx.read((tx) => ideaPage(tx, { phaseId: phase.id, id: ctx.params['id'] ?? '' }));
  return takeWords(ctx, { what: 'comment', conversation, phase, parentId: idea.id, words, language, sending, send, action: `${ideaHref(conversation, phase, idea)}/comments` });
}
