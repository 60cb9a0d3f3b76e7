import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { hashAuthorCode, isYoungCode } from '../../domain/author-code.ts';

/** The author says whether these words may be quoted. False for a code that opens nothing, and for leave to quote somebody under 16: they are never quoted. Writes no event: it is the author's own act. */
export async function sayWhetherToQuote(store: Store, code: string, mayQuote: boolean): Promise<boolean> {
  if (mayQuote && isYoungCode(code)) return false;
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.quote_by_code(${hashAuthorCode(code)}, ${mayQuote}) as done`.execute(database));
  return rows[0]?.done ?? false;
}

/** Did the holder of this code say that these words may be quoted? */
export async function mayBeQuoted(store: Store, code: string): Promise<boolean> {
  const { rows } = await store.unscoped((database) => sql<{ given: boolean }>`select conversations.may_quote_by_code(${hashAuthorCode(code)}) as given`.execute(database));
  return rows[0]?.given ?? false;
}
