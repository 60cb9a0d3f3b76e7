import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../data/acting.ts';
import { phaseActing } from '../data/phase-acting.ts';
import { concernOf } from '../data/concern.ts';
import { lockOwnWorkshop, personActing } from '../data/workshop-acting.ts';
import { hashAuthorCode, newAuthorCode, youngCode } from '../domain/author-code.ts';
import type { SingleRoute } from '../domain/routes.ts';

/** Words as they were typed in, with the code for whoever said them. */
export interface TypedWords {
  words: string;
  code: string;
}

export interface SaidByOne {
  phaseId: string;
  /** The idea that a comment answers. */
  parentId: string | null;
  words: string;
  language?: string;
  route: SingleRoute;
  district: string | null;
  saidOn: Day;
  isUnder16: boolean;
  hasAdultAgreed: boolean;
  /** They said that their words may be quoted; never so under 16. */
  mayQuote?: boolean;
}

/**
 * Types in what one person said by phone, on paper or face to face, who agreed. No event for it: the day's count says who typed
 * how much. Answers the code for that person. Throws Invalid, Conflict where the phase takes none.
 */
export async function typeWords(tx: Tx, acting: Acting, { phaseId, parentId, words, language = 'en', route, district, saidOn, isUnder16, hasAdultAgreed, mayQuote = false }: SaidByOne): Promise<TypedWords> {
  await phaseActing(tx, acting, phaseId, 'type in for people');
  if (isUnder16 && !hasAdultAgreed) throw new Invalid('An adult has to agree first.', { adultAgreed: 'Ask an adult who looks after them first' });
  return keepTyped(tx, acting, { phaseId, parentId, words, language, route, district: isUnder16 ? null : district, saidOn, workshopId: null, mayQuote, isUnder16 });
}

export interface VotesByOne {
  phaseId: string;
  route: SingleRoute;
  saidOn: Day;
  votes: readonly { item: number; choice: 1 | -1 | 0 }[];
}

/** Adds one person's votes to the totals: there is no row for them. Throws Conflict where the phase takes none. */
export async function typeVotes(tx: Tx, acting: Acting, { phaseId, route, saidOn, votes }: VotesByOne): Promise<void> {
  await phaseActing(tx, acting, phaseId, 'type in for people');
  personActing(acting);
  const { rows } = await sql<{ done: boolean }>`select conversations.type_votes(${phaseId}, ${route}, ${votes.map(({ item }) => item)}::integer[], ${votes.map(({ choice }) => choice)}::smallint[], ${saidOn}, ${acting.now}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Conflict(NOT_TAKEN);
}

/** Types in the ideas, or the comments on one idea, of a workshop, each in the language in which it was said; English where none is named. Answers each with its code, in order. */
export async function typeWorkshopWords(tx: Tx, acting: Acting, { workshopId, parentId = null, said }: { workshopId: string; parentId?: string | null; said: readonly { words: string; mayQuote: boolean; language?: string }[] }): Promise<TypedWords[]> {
  const workshop = await lockOwnWorkshop(tx, acting, workshopId);
  if (workshop.held_on > londonDay(acting.now)) throw new Conflict('This workshop has not taken place yet.');
  // After the first hands whoever reads the paper again may still find an idea missing: its hands are then a difference, and settled.
  const counted = await tx.selectFrom('conversations.batch_count').select('workshop_id').where('workshop_id', '=', workshop.id).executeTakeFirst();
  if (counted && parentId === null) throw new Conflict('The hands of this workshop count already, so its list of ideas is closed.');
  const typed: TypedWords[] = [];
  for (const { words, mayQuote, language = 'en' } of said) typed.push(await keepTyped(tx, acting, { phaseId: workshop.phase_id, parentId, words, language, route: workshop.route, district: null, saidOn: workshop.held_on, workshopId: workshop.id, mayQuote: workshop.quotes === 'all' || (workshop.quotes === 'some' && mayQuote), isUnder16: workshop.is_under_16 }));
  await recordEvent(tx, acting, { room: 'conversations', name: 'workshop words entered', organisationId: workshop.organisation_id, subject: { kind: 'workshop', id: workshop.id }, facts: { count: typed.length } });
  return typed;
}

const NOT_TAKEN = 'This part of the conversation takes nothing for that day. Words and votes can be typed in from the day it opens until a week after its end, and not while it is paused.';

interface Typed {
  phaseId: string;
  parentId: string | null;
  words: string;
  language: string;
  route: string;
  district: string | null;
  saidOn: Day;
  workshopId: string | null;
  mayQuote: boolean;
  isUnder16: boolean;
}

async function keepTyped(tx: Tx, acting: Acting, { phaseId, parentId, words, language, route, district, saidOn, workshopId, mayQuote, isUnder16 }: Typed): Promise<TypedWords> {
  personActing(acting);
  const code = isUnder16 ? youngCode(newAuthorCode()) : newAuthorCode();
  const { rows } = await sql<{ id: string | null }>`select conversations.type_words(${phaseId}, ${parentId}, ${words}, ${language}, ${route}, ${district}, ${concernOf(words)}, ${hashAuthorCode(code)}, ${saidOn}, ${workshopId}, ${mayQuote && !isUnder16}, ${acting.now}) as id`.execute(tx);
  if (!rows[0]?.id) throw new Conflict(NOT_TAKEN);
  return { words, code };
}
