import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';

/**
 * Takes in that a word does not work for somebody. Kept are the words and the day, nothing about who sent them, and no event
 * is written: what the public says is not the audit trail's business. Throws NotFound for an unknown word.
 */
export async function reportTerm(tx: Tx, now: Date, { code, words }: { code: string; words: string }): Promise<void> {
  const term = await tx.selectFrom('strategy.term').select('code').where('code', '=', code).executeTakeFirst();
  if (!term) throw new NotFound('We cannot find that word.');
  await tx.insertInto('strategy.term_report').values({ id: newId(), term_code: code, words, received_on: londonDay(now) }).execute();
}
