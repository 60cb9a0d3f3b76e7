import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import type { Acting } from '../../data/acting.ts';
import { disagreements } from '../../domain/analysis/coding-agreement.ts';
import type { Sentiment } from '../../domain/analysis/sentiment.ts';
import { codingsOf } from '../../queries/analysis/codings.ts';
import { checkCodes, type GivenCodes } from './code-words.ts';
import { lockRound, tellOfRound } from './coding-rounds.ts';

interface Settling {
  contributionId: string;
  codeIds: readonly string[];
  sentiment: Sentiment;
  how: 'agreed' | 'reconciled' | 'coded by one';
  reason?: string;
}

/** Settles what all coders of a finished batch gave alike. What they gave differently waits for people. */
export async function settleAgreed(tx: Tx, round: { id: string; organisation_id: string; coder_count: number }): Promise<void> {
  const codings = await codingsOf(tx, round.id);
  const open = disagreements(codings);
  const settled = new Map(codings.filter(({ contributionId }) => !open.has(contributionId)).map((each) => [each.contributionId, each]));
  for (const { contributionId, codeIds, sentiment } of settled.values()) await keep(tx, round, { contributionId, codeIds, sentiment, how: round.coder_count === 1 ? 'coded by one' : 'agreed' });
}

/** People decide, item by item, on words that two coders coded differently. The reason is kept; who decided stands in the audit. */
export async function reconcileWords(tx: Tx, acting: Acting, { roundId, contributionId, codeIds, sentiment, reason }: GivenCodes & { reason: string }): Promise<void> {
  const round = await lockRound(tx, acting, roundId);
  if (!round.finished_at) throw new Conflict('The other coder has not finished yet.');
  if (!disagreements(await codingsOf(tx, round.id)).has(contributionId)) throw new Conflict('The coders agree on these words, or their author has changed them.');
  if (reason.length > 400) throw new Invalid('Use 400 letters or less.', { reason: 'Use 400 letters or less' });
  await checkCodes(tx, round.conversation_id, codeIds);
  await keep(tx, round, { contributionId, codeIds: [...new Set(codeIds)], sentiment, how: 'reconciled', reason });
  await tellOfRound(tx, acting, round, 'codes reconciled');
}

async function keep(tx: Tx, round: { id: string; organisation_id: string }, { contributionId, codeIds, sentiment, how, reason = '' }: Settling): Promise<void> {
  const place = { contribution_id: contributionId, organisation_id: round.organisation_id };
  await tx.insertInto('conversations.settled').values({ ...place, round_id: round.id, sentiment, how, reason }).onConflict((conflict) => conflict.column('contribution_id').doUpdateSet({ sentiment, how, reason })).execute();
  await tx.deleteFrom('conversations.settled_code').where('contribution_id', '=', contributionId).execute();
  if (codeIds.length > 0) await tx.insertInto('conversations.settled_code').values(codeIds.map((code_id) => ({ ...place, code_id }))).execute();
}
