import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { joinable, type FinishedBatch } from '../../domain/analysis/joined-batches.ts';
import { routeGroups, saturationOf, saturationWithin, type Saturation, type SettledWords } from '../../domain/analysis/saturation-of-batches.ts';

export interface SaturationPage {
  whole: Saturation;
  /** What it would say of the batches as they were drawn; null where none are joined. */
  asDrawn: string | null;
  joinings: readonly BatchJoining[];
  /** The batches that can be looked at together with the one before. */
  canJoin: readonly number[];
  byGroup: readonly { name: string; words: number; saturation: Saturation }[];
}

/** Saturation of a conversation by finished batch, and within each way in which words came. */
export async function saturationPage(tx: Tx, conversationId: string): Promise<SaturationPage> {
  const { rows } = await sql<SettledWords>`select r.number as batch, c.route, array(select distinct conversations.live_code(g.code_id) from conversations.settled_code g where g.contribution_id = s.contribution_id) as "codeIds"
    from conversations.settled s join conversations.coding_round r on r.id = s.round_id join conversations.contribution c on c.id = s.contribution_id where r.conversation_id = ${conversationId}`.execute(tx);
  const batches = await finishedBatches(tx, conversationId);
  return {
    whole: saturationOf(rows, batches), asDrawn: batches.some(({ isJoined }) => isJoined) ? saturationOf(rows, batches.map((batch) => ({ ...batch, isJoined: false }))).told : null,
    joinings: await joiningsOf(tx, conversationId), canJoin: joinable(batches),
    byGroup: routeGroups.map(({ name, routes }) => {
      const own = rows.filter(({ route }) => routes.includes(route));
      return { name, words: own.length, saturation: saturationWithin(own, batches) };
    }),
  };
}

/** The finished batches of a conversation in the order in which they were drawn. */
export async function finishedBatches(tx: Tx, conversationId: string): Promise<FinishedBatch[]> {
  const { rows } = await sql<FinishedBatch>`select r.number as batch, (select count(*)::int from conversations.round_item i where i.round_id = r.id) as words,
    (select count(*)::int from conversations.round_item i where i.round_id = r.id and not exists (select from conversations.settled s where s.contribution_id = i.contribution_id)) as open,
    exists (select from conversations.batch_joining j where j.round_id = r.id and j.undone_at is null) as "isJoined"
    from conversations.coding_round r where r.conversation_id = ${conversationId} and r.finished_at is not null order by r.number`.execute(tx);
  return rows;
}

export interface BatchJoining {
  id: string;
  batch: number;
  reason: string;
}

async function joiningsOf(tx: Tx, conversationId: string): Promise<BatchJoining[]> {
  const { rows } = await sql<BatchJoining>`select j.id, r.number as batch, j.reason from conversations.batch_joining j join conversations.coding_round r on r.id = j.round_id
    where r.conversation_id = ${conversationId} and j.undone_at is null order by r.number`.execute(tx);
  return rows;
}
