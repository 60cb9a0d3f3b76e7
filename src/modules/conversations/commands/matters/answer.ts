import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { authorise, type Acting } from '../../data/acting.ts';
import { concernOf } from '../../data/concern.ts';
import { personActing } from '../../data/workshop-acting.ts';
import { authorCodeOf, hashAuthorCode, newAuthorCode } from '../../domain/author-code.ts';
import type { SingleRoute } from '../../domain/routes.ts';
import type { TypedWords } from '../type-words.ts';

export interface Answering {
  organisationId: string;
  words: string;
  /** Outward part of a postcode, such as OX4. */
  district: string | null;
  /** The random number of the form: sent twice, the answer is kept once and has one code. */
  sending: string | undefined;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Keeps a private answer with its day, and answers the code, which is the only way back to it, and the concern: the kinds of harm
 * the words speak of, or null. No event, and nothing about the person. Throws Conflict where the organisation does not ask.
 */
export async function answer(store: Store, { organisationId, words, district, sending }: Answering, now: Date): Promise<{ code: string; concern: string | null }> {
  const code = authorCodeOf({ sending, words, place: `what matters ${organisationId}` });
  const concern = concernOf(words);
  const query = sql<{ id: string | null }>`select conversations.keep_matter(${organisationId}, ${words}, 'online', ${district}, ${concern}, ${hashAuthorCode(code)}, ${londonDay(now)}, null) as id`;
  try {
    const { rows } = await store.unscoped((database) => query.execute(database));
    if (!rows[0]?.id) throw new Conflict('This organisation does not ask this question here yet.');
  } catch (error) {
    // The same form sent again: the answer is there already, and this is its code.
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
  }
  return { code, concern };
}

export interface SaidInConsultation {
  organisationId: string;
  words: string;
  route: SingleRoute;
  district: string | null;
  saidOn: Day;
  hasAgreed: boolean;
  isUnder16: boolean;
  hasAdultAgreed: boolean;
}

/**
 * Types in what somebody said in a consultation, by phone or on paper, who agreed. Nothing is kept about who said it and who typed
 * it. Answers the code for that person. Throws Invalid without consent, Conflict where the organisation does not ask.
 */
export async function typeAnswer(tx: Tx, acting: Acting, { organisationId, words, route, district, saidOn, hasAgreed, isUnder16, hasAdultAgreed }: SaidInConsultation): Promise<TypedWords> {
  authorise(acting, 'type in for people', organisationId);
  personActing(acting);
  const today = londonDay(acting.now);
  if (!hasAgreed) throw new Invalid('Ask them first.', { agreed: 'Ask them first. You can type in only what somebody agreed to' });
  if (isUnder16 && !hasAdultAgreed) throw new Invalid('An adult has to agree first.', { adultAgreed: 'Ask an adult who looks after them first' });
  if (saidOn > today) throw new Invalid('The day cannot be in the future.', { saidOn: 'The day must be today or in the past' });
  const code = newAuthorCode();
  const { rows } = await sql<{ id: string | null }>`select conversations.keep_matter(${organisationId}, ${words}, ${route}, ${isUnder16 ? null : district}, ${concernOf(words)}, ${hashAuthorCode(code)}, ${saidOn}, ${today}) as id`.execute(tx);
  if (!rows[0]?.id) throw new Conflict('Your organisation does not ask this question here yet.');
  return { words, code };
}
