import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { hashAuthorCode, isYoungCode } from '../domain/author-code.ts';
import type { Purpose } from '../domain/purposes.ts';

/**
 * The author says what may be done with these words; what is not among the purposes is taken back. False for a code that opens nothing,
 * and for leave to use the words of somebody under 16: they are never used. Writes no event: it is the author's own act.
 */
export async function giveLeave(store: Store, code: string, purposes: readonly Purpose[]): Promise<boolean> {
  if (purposes.length > 0 && isYoungCode(code)) return false;
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.leave_by_code(${hashAuthorCode(code)}, ${purposes}::text[]) as done`.execute(database));
  return rows[0]?.done ?? false;
}

/** What the holder of this code lets us do with these words. */
export async function leaveGiven(store: Store, code: string): Promise<readonly Purpose[]> {
  const { rows } = await store.unscoped((database) => sql<{ given: Purpose[] }>`select conversations.leave_given(${hashAuthorCode(code)}) as given`.execute(database));
  return rows[0]?.given ?? [];
}
