import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { Conflict } from '#platform/errors';
import { hashAuthorCode, newAuthorCode } from '../domain/author-code.ts';

export interface Contributing {
  phaseId: string;
  /** The idea that a comment answers. */
  parentId?: string | null;
  words: string;
  language?: string;
  route?: 'online' | 'phone' | 'paper' | 'workshop' | 'event' | 'in person';
  /** Outward part of a postcode, such as OX4. */
  district?: string | null;
  /** Why a trained person reads it first: the kind of concern found in the words. */
  concern?: string | null;
}

/**
 * Keeps words, held until somebody has read them, and answers the author's code: the only way back to them. Nothing about the
 * author is taken in, no event is written, and nothing else happens in the transaction.
 * Throws Conflict when the phase is not open, or the idea that is answered is not shown.
 */
export async function contribute(store: Store, { phaseId, parentId = null, words, language = 'en', route = 'online', district = null, concern = null }: Contributing, now: Date): Promise<{ id: string; code: string }> {
  const code = newAuthorCode();
  const { rows } = await store.unscoped((database) => sql<{ id: string | null }>`select conversations.contribute(${phaseId}, ${parentId}, ${words}, null, ${language}, ${route}, ${district}, ${concern}, ${hashAuthorCode(code)}, ${now}) as id`.execute(database));
  const id = rows[0]?.id;
  if (!id) throw new Conflict('This conversation does not take new words just now. You can still read it.');
  return { id, code };
}
