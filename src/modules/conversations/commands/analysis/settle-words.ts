import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import { disagreements, type CodedOnce } from '../../domain/analysis/coding-agreement.ts';
import type { Sentiment } from '../../domain/analysis/sentiment.ts';
import { codingsAsGiven, codingsOf } from '../../queries/analysis/codings.ts';
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
export async function settleAgreed(tx: Tx, round: { id: string; organisation_id: string }): Promise<void> {
  const codings = await codingsOf(tx, round.id);
  const open = disagreements(codings);
  const coders = new Map([...Map.groupBy(codings, ({ contributionId }) => contributionId)].map(([id, each]) => [id, each.length]));
  // As ticked where both ticked the same, so that a merger made meanwhile can be undone for these words too.
  const given = Map.groupBy(await codingsAsGiven(tx, round.id), ({ contributionId }) => contributionId);
  const settled = new Map(codings.filter(({ contributionId }) => !open.has(contributionId)).map((each) => [each.contributionId, each]));
  for (const { contributionId, codeIds, sentiment } of settled.values()) await keep(tx, round, { contributionId, codeIds: alike(given.get(contributionId) ?? []) ?? codeIds, sentiment, how: (coders.get(contributionId) ?? 0) < 2 ? 'coded by one' : 'agreed' });
}

/** What all ticked, where they ticked the same. */
function alike(codings: readonly CodedOnce[]): readonly string[] | null {
  const [first] = codings;
  return first && disagreements(codings.map((each) => ({ ...each, sentiment: first.sentiment }))).size === 0 ? first.codeIds : null;
}

/**
 * People decide on words that two coders coded differently, or code settled words anew: a code may come into the frame after them, and
 * people slip. What coders gave stays, and so does their agreement. The reason is kept; who decided stands in the audit.
 */
export async function reconcileWords(tx: Tx, acting: Acting, { roundId, contributionId, codeIds, sentiment, reason }: GivenCodes & { reason: string }): Promise<void> {
  const round = await lockRound(tx, acting, roundId);
  if (!round.finished_at) throw new Conflict('The other coder has not finished yet.');
  const item = isId(contributionId) && (await tx.selectFrom('conversations.round_item').select('position').where('round_id', '=', round.id).where('contribution_id', '=', contributionId).executeTakeFirst());
  if (!item) throw new Conflict('These words are not in this batch. Their author may have changed them or taken them out.');
  const settled = await tx.selectFrom('conversations.settled').select('how').where('contribution_id', '=', contributionId).executeTakeFirst();
  if (settled && reason.length < 3) throw new Invalid('These words are settled already.', { reason: 'These words are settled already. Say why you code them anew' });
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
