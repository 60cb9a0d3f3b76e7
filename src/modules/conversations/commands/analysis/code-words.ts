import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import type { Sentiment } from '../../domain/analysis/sentiment.ts';
import { lockRound, personOf, tellOfRound } from './coding-rounds.ts';
import { settleAgreed } from './settle-words.ts';

export interface GivenCodes {
  roundId: string;
  contributionId: string;
  /** None where no code of the frame fits. */
  codeIds: readonly string[];
  sentiment: Sentiment;
}

/** Keeps what this coder gives these words; again replaces it, until the coder has finished. */
export async function codeWords(tx: Tx, acting: Acting, { roundId, contributionId, codeIds, sentiment }: GivenCodes): Promise<void> {
  const round = await lockRound(tx, acting, roundId);
  await ownUnfinished(tx, acting, round.id);
  const place = { round_id: round.id, contribution_id: contributionId, coder_id: personOf(acting), organisation_id: round.organisation_id };
  const item = isId(contributionId) && (await tx.selectFrom('conversations.round_item').select('position').where('round_id', '=', round.id).where('contribution_id', '=', contributionId).executeTakeFirst());
  if (!item) throw new NotFound('These words are not in this batch. Their author may have changed them or taken them out.');
  await checkCodes(tx, round.conversation_id, codeIds);
  await tx.insertInto('conversations.coding_item').values({ ...place, sentiment }).onConflict((conflict) => conflict.columns(['round_id', 'contribution_id', 'coder_id']).doUpdateSet({ sentiment })).execute();
  await tx.deleteFrom('conversations.coding').where('round_id', '=', round.id).where('contribution_id', '=', contributionId).where('coder_id', '=', place.coder_id).execute();
  if (codeIds.length > 0) await tx.insertInto('conversations.coding').values([...new Set(codeIds)].map((code_id) => ({ ...place, code_id }))).execute();
}

/** Codes that stand in the frame of this conversation. Throws Invalid for others. */
export async function checkCodes(tx: Tx, conversationId: string, codeIds: readonly string[]): Promise<void> {
  if (codeIds.length === 0) return;
  const known = codeIds.every(isId) ? await tx.selectFrom('conversations.code').select('id').where('conversation_id', '=', conversationId).where('id', 'in', [...codeIds]).execute() : [];
  if (known.length !== new Set(codeIds).size) throw new Invalid('Choose codes of this frame.', { codes: 'Choose codes of this frame' });
}

/** Ends this coder's part. With the last coder the batch is finished: codes can be compared, and what agrees is settled. */
export async function finishCoding(tx: Tx, acting: Acting, roundId: string): Promise<'waits for the other coder' | 'finished'> {
  const round = await lockRound(tx, acting, roundId);
  await ownUnfinished(tx, acting, round.id);
  const { rows: left } = await sql`select from conversations.round_item i where i.round_id = ${round.id}
    and not exists (select from conversations.coding_item c where c.round_id = i.round_id and c.contribution_id = i.contribution_id and c.coder_id = ${personOf(acting)})`.execute(tx);
  if (left.length > 0) throw new Conflict('There are still words to code in this batch.');
  await tx.updateTable('conversations.round_coder').set({ finished_at: acting.now }).where('round_id', '=', round.id).where('coder_id', '=', personOf(acting)).execute();
  await tellOfRound(tx, acting, round, 'coding finished');
  const done = await tx.selectFrom('conversations.round_coder').select('coder_id').where('round_id', '=', round.id).where('finished_at', 'is not', null).execute();
  if (done.length < round.coder_count) return 'waits for the other coder';
  await end(tx, acting, round);
  return 'finished';
}

/**
 * Ends a batch whose second coder does not come back. One coder has to have finished, so that every word is coded; what both coded is
 * compared, and what one coded is settled as coded by one.
 */
export async function closeBatch(tx: Tx, acting: Acting, roundId: string): Promise<void> {
  const round = await lockRound(tx, acting, roundId);
  authorise(acting, 'keep codes', round.organisation_id);
  if (round.finished_at) throw new Conflict('This batch is coded already.');
  const done = await tx.selectFrom('conversations.round_coder').select('coder_id').where('round_id', '=', round.id).where('finished_at', 'is not', null).execute();
  if (done.length === 0) throw new Conflict('Nobody has finished this batch yet.');
  // Whoever comes back later finds it closed: their codes can no longer change.
  await tx.updateTable('conversations.round_coder').set({ finished_at: acting.now }).where('round_id', '=', round.id).where('finished_at', 'is', null).execute();
  await end(tx, acting, round);
  const { rows: [coded] } = await sql<{ coders: number }>`select count(distinct coder_id)::int as coders from conversations.coding_item where round_id = ${round.id}`.execute(tx);
  if (coded?.coders === 1) await tx.updateTable('conversations.coding_round').set({ coder_count: 1 }).where('id', '=', round.id).execute();
  await tellOfRound(tx, acting, round, 'batch closed without its second coder');
}

async function end(tx: Tx, acting: Acting, round: { id: string; organisation_id: string }): Promise<void> {
  await tx.updateTable('conversations.coding_round').set({ finished_at: acting.now }).where('id', '=', round.id).execute();
  await settleAgreed(tx, round);
}

async function ownUnfinished(tx: Tx, acting: Acting, roundId: string): Promise<void> {
  const own = await tx.selectFrom('conversations.round_coder').select('finished_at').where('round_id', '=', roundId).where('coder_id', '=', personOf(acting)).executeTakeFirst();
  if (!own) throw new Conflict('Take a place as coder of this batch first.');
  if (own.finished_at) throw new Conflict('You have finished this batch. Your codes can no longer change.');
}
