import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { Conflict } from '#platform/errors';
import { concernOf } from '../data/concern.ts';
import { authorCodeOf, hashAuthorCode, newAuthorCode, youngCode } from '../domain/author-code.ts';

export interface Contributing {
  phaseId: string;
  /** The idea that a comment answers. */
  parentId?: string | null;
  words: string;
  language?: string;
  route?: 'online' | 'phone' | 'paper' | 'workshop' | 'event' | 'in person';
  /** Outward part of a postcode, such as OX4. */
  district?: string | null;
  /** The random number of the form the words came with: sent twice, they are kept once and have one code. */
  sending?: string | undefined;
  /** No place is kept, and the code is one with which nobody can give leave to quote. */
  isUnder16?: boolean;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Keeps words, held until somebody has read them, and answers the author's code, the only way back to them, and the concern: the
 * kinds of harm the words speak of, or null. Such words are kept like any others and are read first. Nothing about the author is
 * taken in, no event is written, and nothing else happens in the transaction.
 * Throws Conflict when the phase is not open, or the idea that is answered is not shown.
 */
export async function contribute(store: Store, { phaseId, parentId = null, words, language = 'en', route = 'online', district = null, sending, isUnder16 = false }: Contributing, now: Date): Promise<{ id: string; code: string; concern: string | null }> {
  const drawn = authorCodeOf({ sending, words, place: parentId ?? phaseId });
  const code = isUnder16 ? youngCode(drawn) : drawn;
  const concern = concernOf(words);
  const keepUnder = (under: string) => keep(store, sql<{ id: string | null }>`select conversations.contribute(${phaseId}, ${parentId}, ${words}, null, ${language}, ${route}, ${isUnder16 ? null : district}, ${concern}, ${hashAuthorCode(under)}, ${now}) as id`, under);
  const first = await keepUnder(code);
  if (first !== 'withdrawn') return kept(first, code, concern);
  // The author took these words out and sends the same form again: they mean it, and the old code stays with what is gone.
  const again = isUnder16 ? youngCode(newAuthorCode()) : newAuthorCode();
  return kept(await keepUnder(again), again, concern);
}

function kept(id: string | null, code: string, concern: string | null) {
  if (!id) throw new Conflict('This conversation does not take new words just now. You can still read it.');
  return { id, code, concern };
}

/** The id of the words; those that came before with the same form are there already, unless their author took them out. */
async function keep(store: Store, query: ReturnType<typeof sql<{ id: string | null }>>, code: string): Promise<string | null> {
  try {
    return (await store.unscoped((database) => query.execute(database))).rows[0]?.id ?? null;
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    const { rows } = await store.unscoped((database) => sql<{ id: string; state: string }>`select id, state from conversations.by_code(${hashAuthorCode(code)})`.execute(database));
    return rows[0]?.state === 'withdrawn' ? 'withdrawn' : (rows[0]?.id ?? null);
  }
}
