import { z } from 'zod';
import { maskDisclosures, screenForDisclosure, type Disclosure } from '#engines/disclosure';
import { Conflict } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { contribute } from '../../commands/contribute.ts';
import { sayWhatItAnswers, type WhatItAnswers } from '../../commands/phases/say-what-it-answers.ts';
import { concernOf, isSureOfHarm } from '../../data/concern.ts';
import { countSent, floodingOf, PHASE_WORDS_AN_HOUR } from '../../data/flood-guard.ts';
import { similarIdeas, WORTH_A_STEP } from '../../data/similar-ideas.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { shownById, wordsThisHour, type ShownWords } from '../../queries/shown-words.ts';
import { thankYou } from '../pages/thank-you.tsx';
import { phaseHref, trail } from '../where.ts';
import { beforeSending } from './before-sending.tsx';
import { HelpAtOnce } from './help-at-once.tsx';

/** Hidden fields and buttons of every form that takes words: they never stop anybody, whatever they hold. */
export const sendingFields = { sending: z.string().max(40).optional().catch(undefined), send: z.enum(['as-masked', 'as-written', 'edit']).optional().catch(undefined) };
export type Send = 'as-masked' | 'as-written' | 'edit' | undefined;

export interface Draft {
  what: 'idea' | 'comment';
  conversation: ConversationHead;
  phase: PhaseLine;
  parentId?: string;
  words: string;
  district?: string;
  /** The language the author says they write in. */
  language?: string;
  /** Somebody under 16: an adult agreed, and the form says so again. */
  isUnder16?: boolean;
  sending: string | undefined;
  send: Send;
  action: string;
  /** Themes or a statement that the author says these words answer. */
  answers?: WhatItAnswers;
}

/** What may show who somebody is, as far as it is likely; guesses are for the moderator. */
export const detailsIn = (words: string): Disclosure[] => screenForDisclosure(words).filter(({ sureness }) => sureness !== 'hint');

/** The words as their author decided to send them. */
export const asDecided = (words: string, send: Send): string => (send === 'as-masked' ? maskDisclosures(words, detailsIn(words)) : words);

/**
 * Takes an idea or a comment: first the step before sending, where there is something to say, then the words are kept. Words that
 * speak of harm are kept at once: nobody in need is asked to decide anything first.
 */
export async function takeWords(ctx: RequestContext, draft: Draft): Promise<Reply> {
  const { what, conversation, phase, parentId, district, language = 'en', isUnder16 = false, sending, send, answers } = draft;
  const speaksOfHarm = concernOf(draft.words) !== null;
  if (!send && !speaksOfHarm && phase.state === 'open') {
    const found = detailsIn(draft.words);
    const ideas = what === 'idea' ? await ideasLike(ctx, phase, draft.words, { best: WORTH_A_STEP }) : [];
    if (found.length > 0 || ideas.length > 0) return beforeSending(ctx, { words: draft.words, found, similar: { ideas, conversation, phase }, action: draft.action, carried: carriedBy(draft) });
  }
  const words = asDecided(draft.words, send);
  const sent = { addressKey: ctx.addressKey, phaseId: phase.id, parentId, words, sending };
  const flooding = floodingOf(ctx.store, sent, ctx.now);
  if (flooding === 'the same again') return keptOnce(draft);
  // Words that surely speak of harm are kept also in a flood; the limit by the minute holds for them as well. Where the screen is not sure, a flood is a flood.
  if (!isSureOfHarm(draft.words) && (flooding === 'too many' || (await wordsThisHour(ctx.store, phase.id, ctx.now)) >= PHASE_WORDS_AN_HOUR)) return comeBackLater(draft);
  const kept = await contribute(ctx.store, { phaseId: phase.id, words, language, isUnder16, sending, ...(parentId ? { parentId } : {}), ...(district ? { district } : {}) }, ctx.now).catch(whyNot);
  if (kept instanceof Conflict) return notTaken(draft, kept);
  const { id, code, concern } = kept;
  if (answers) await sayWhatItAnswers(ctx.store, code, answers);
  countSent(ctx.store, sent, ctx.now);
  const near = what === 'idea' && !send && !concern ? (await ideasLike(ctx, phase, words, {})).filter((idea) => idea.id !== id) : [];
  return thankYou({ what, code, conversation, phase, concern, isUnder16, near });
}

/** What a form carries through the step before sending. */
const carriedBy = ({ district, language = 'en', isUnder16, sending, answers }: Draft): Record<string, string | readonly string[]> => ({
  ...(district ? { district } : {}), ...(language === 'en' ? {} : { language }), ...(isUnder16 ? { agreed: 'yes' } : {}), ...(sending ? { sending } : {}), ...(answers ? { themes: answers.themeIds, statement: answers.statementId ?? '' } : {}),
});
/** The phase ended or was paused while somebody wrote: they are told, and their words are not lost. */
function whyNot(error: unknown): Conflict {
  if (error instanceof Conflict) return error;
  throw error;
}

async function ideasLike(ctx: RequestContext, phase: PhaseLine, words: string, wanted: { best?: number }): Promise<ShownWords[]> {
  const ids = await similarIdeas(ctx.store, phase.id, words, wanted);
  return ids.length > 0 ? ctx.read((tx) => shownById(tx, ids)) : [];
}

const keptOnce = ({ what, words, conversation, phase }: Draft): Reply => page({
  title: 'We have these words already', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">We have these words already</h1>
      <HelpAtOnce concern={concernOf(words)} />
      <p>The same {what} came from this connection a little while ago. It is kept once. The code that we showed then is the way back to it.</p>
      <p><a href={phaseHref(conversation, phase)}>Back to the ideas</a></p>
    </div>
  ),
});

const notTaken = ({ words, conversation, phase }: Draft, { message }: Conflict): Reply => page({
  title: 'Your words are not sent', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', status: 409,
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Your words are not sent</h1>
      <HelpAtOnce concern={concernOf(words)} isKept={false} />
      <p>{message} Nothing of what you wrote is kept. Copy it here if you want to keep it yourself.</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
      <p><a href={phaseHref(conversation, phase)}>Back to {phase.title}</a></p>
    </div>
  ),
});

const comeBackLater = ({ words, conversation, phase }: Draft): Reply => page({
  title: 'Please send this a little later', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', status: 429,
  content: (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Please send this a little later</h1>
      <HelpAtOnce concern={concernOf(words)} isKept={false} />
      <p>Very many words came in this hour, so we could not keep yours yet. This has nothing to do with what you wrote. Please copy your words and send them in an hour.</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
      <p>You can still read and vote. <a href={phaseHref(conversation, phase)}>Back to the ideas</a></p>
    </div>
  ),
});
