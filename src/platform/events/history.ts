import type { Tx } from '#platform/db';

/** One line of a thing's history, newest first. */
export interface HistoryLine {
  happenedAt: Date;
  room: string;
  name: string;
  actor: string;
  reason: string | null;
  facts: Record<string, unknown>;
  subject: { kind: string; id: string };
}

/** What happened to one thing, as far as the viewer may see it. */
export async function historyOf(tx: Tx, subject: { kind: string; id: string }, limit = 100): Promise<HistoryLine[]> {
  const rows = await tx.selectFrom('platform.event').selectAll()
    .where('subject_kind', '=', subject.kind).where('subject_id', '=', subject.id)
    .orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    happenedAt: row.happened_at, room: row.room, name: row.name, actor: row.actor, reason: row.reason,
    facts: row.facts as Record<string, unknown>, subject,
  }));
}
