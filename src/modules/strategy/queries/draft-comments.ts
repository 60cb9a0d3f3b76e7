import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';

/** How many comments on a strategy still wait for an outcome. While there is one, the strategy must not go live (row S163). */
export async function openComments(tx: Tx, strategyId: string): Promise<number> {
  const row = await tx.selectFrom('strategy.draft_comment').select(sql<number>`count(*)::int`.as('n')).where('strategy_id', '=', strategyId).where('outcome', 'is', null).executeTakeFirst();
  return row?.n ?? 0;
}

export interface DraftComment {
  id: string;
  nodeCode: string;
  nodeTitle: string;
  words: string;
  receivedOn: string;
  versionNumber: number;
  /** How it came in: through the site, by phone, on paper, in person. Each counts the same. */
  route: string;
  reading: 'held' | 'shown' | 'kept back';
  keptBackBecause: string | null;
  outcome: 'accepted' | 'partly' | 'not' | null;
  outcomeReason: string | null;
}

export interface CommentsPage {
  strategy: { id: string; code: string; shortTitle: string; organisationId: string; isOpen: boolean };
  nodes: readonly { code: string; title: string }[];
  /** In the order of the strategy; only shown ones, unless the viewer belongs to the strategy's organisation. */
  comments: readonly DraftComment[];
}

/** What people said about a draft and what became of it. Throws NotFound for a strategy one may not see. */
export async function commentsPage(tx: Tx, strategyCode: string): Promise<CommentsPage> {
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'code', 'short_title', 'organisation_id', 'state', 'current_version']).where('code', '=', strategyCode).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  const nodes = await tx.selectFrom('strategy.node').select(['code', 'title']).where('strategy_id', '=', strategy.id).where('version_number', '=', strategy.current_version).execute();
  const rows = await tx.selectFrom('strategy.draft_comment as c')
    .leftJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 'c.strategy_id').onRef('n.version_number', '=', 'c.version_number').onRef('n.code', '=', 'c.node_code'))
    .select(['c.id', 'c.node_code', 'n.title', 'c.words', 'c.received_on', 'c.version_number', 'c.route', 'c.shown_at', 'c.not_shown_reason', 'c.outcome', 'c.outcome_reason'])
    .where('c.strategy_id', '=', strategy.id).orderBy('c.received_on').orderBy('c.id').limit(1000).execute();
  return {
    strategy: { id: strategy.id, code: strategy.code, shortTitle: strategy.short_title, organisationId: strategy.organisation_id, isOpen: strategy.state === 'check-and-challenge' },
    nodes: nodes.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
    comments: rows.map((row): DraftComment => ({
      id: row.id, nodeCode: row.node_code, nodeTitle: row.title ?? row.node_code, words: row.words, receivedOn: row.received_on, versionNumber: row.version_number, route: row.route,
      reading: row.shown_at ? 'shown' : row.not_shown_reason ? 'kept back' : 'held', keptBackBecause: row.not_shown_reason,
      outcome: row.outcome as DraftComment['outcome'], outcomeReason: row.outcome_reason,
    })).toSorted((a, b) => a.nodeCode.localeCompare(b.nodeCode, 'en', { numeric: true })),
  };
}
