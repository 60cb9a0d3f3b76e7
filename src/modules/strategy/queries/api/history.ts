import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Tx } from '#platform/db';

export interface HistoryRecord {
  happenedAt: string;
  name: string;
  actor: string;
  reason: string | null;
}

/** What happened to one thing, oldest first, as far as the viewer may see it. The subject was found by the viewer before. */
export async function historyRecords(tx: Tx, { kind, id }: { kind: string; id: string }, page: PageAsked): Promise<Rows<HistoryRecord>> {
  const after = /^\d{1,18}$/.test(page.after?.[0] ?? '') ? page.after?.[0] : '0';
  const { rows } = await sql<{ id: string; happenedAt: Date; name: string; actor: string; reason: string | null }>`
    select e.id::text as id, e.happened_at as "happenedAt", e.name, e.actor, e.reason from platform.event e
    where e.subject_kind = ${kind} and e.subject_id = ${id} and e.id > ${after}::bigint order by e.id limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, (row) => [row.id], ({ id: _id, happenedAt, ...row }) => ({ ...row, happenedAt: happenedAt.toISOString() }));
}
