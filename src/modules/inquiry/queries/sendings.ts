import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { shownStages } from '../domain/shown-stages.ts';
import type { Day } from '#platform/clock';

export interface SendingLine {
  toUnitId: string;
  to: string;
  sentOn: Day;
  takenBackOn: Day | null;
}

/** Where a snapshot was sent, for its own organisation; nobody else sees it. */
export async function sendingsOf(tx: Tx, snapshotId: string): Promise<SendingLine[]> {
  const { rows } = await sql<SendingLine>`select x.to_unit_id as "toUnitId", u.name as "to", (x.sent_at at time zone 'Europe/London')::date as "sentOn", (x.taken_back_at at time zone 'Europe/London')::date as "takenBackOn"
    from inquiry.sending x join directory.unit u on u.id = x.to_unit_id where x.snapshot_id = ${snapshotId} order by x.sent_at, x.id limit 50`.execute(tx);
  return rows;
}

export interface SentCounts {
  places: number;
  /** Of each cell how many places at each stage; null is too few to show safely. */
  shownAt: (foundation: string, focus: string) => readonly { stage: string; shown: number | null }[];
}

/** What was sent up to a unit, as counts from eight places on and only for that unit's own organisation; null where there is nothing to show. */
export async function sentCounts(tx: Tx, unitId: string): Promise<SentCounts | null> {
  const { rows } = await sql<{ places: number; foundation: string; focus: string; stage: string; at: number }>`select places, foundation, focus, stage, at_stage as "at" from inquiry.sent_counts(${unitId})`.execute(tx);
  const [first] = rows;
  if (!first) return null;
  return { places: first.places, shownAt: (foundation, focus) => shownStages(new Map(rows.filter((row) => row.foundation === foundation && row.focus === focus).map(({ stage, at }) => [stage, at])), first.places) };
}
