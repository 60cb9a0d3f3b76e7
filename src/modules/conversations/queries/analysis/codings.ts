import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db';
import type { CodedOnce } from '../../domain/analysis/coding-agreement.ts';

/**
 * What coders gave in a batch, under the codes that stand after mergers. Until the batch is finished the database shows a coder
 * their own codes only.
 */
export const codingsOf = (tx: Tx, roundId: string): Promise<CodedOnce[]> => codings(tx, roundId, sql`conversations.live_code(g.code_id)`);

/** The same under the codes that coders ticked, whatever was merged: what is kept of them can be parted again. */
export const codingsAsGiven = (tx: Tx, roundId: string): Promise<CodedOnce[]> => codings(tx, roundId, sql`g.code_id`);

async function codings(tx: Tx, roundId: string, code: RawBuilder<unknown>): Promise<CodedOnce[]> {
  const { rows } = await sql<CodedOnce>`select i.contribution_id as "contributionId", i.coder_id as "coderId", i.sentiment,
    coalesce(array_agg(distinct ${code}) filter (where g.code_id is not null), '{}') as "codeIds"
    from conversations.coding_item i left join conversations.coding g using (round_id, contribution_id, coder_id)
    where i.round_id = ${roundId} group by 1, 2, 3`.execute(tx);
  return rows;
}
