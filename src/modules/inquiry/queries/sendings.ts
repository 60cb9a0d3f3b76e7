import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Day } from '#platform/clock';

export interface SendingLine {
  toUnitId: string;
  to: string;
  sentOn: Day;
  takenBackOn: Day | null;
  /** From then on it cannot be taken back: it stands in a count. */
  countedOn: Day | null;
}

/** Where a snapshot was sent, for its own organisation; nobody else sees it. */
export async function sendingsOf(tx: Tx, snapshotId: string): Promise<SendingLine[]> {
  const { rows } = await sql<SendingLine>`select x.to_unit_id as "toUnitId", u.name as "to", (x.sent_at at time zone 'Europe/London')::date as "sentOn", (x.taken_back_at at time zone 'Europe/London')::date as "takenBackOn", x.counted_on as "countedOn"
    from inquiry.sending x join directory.unit u on u.id = x.to_unit_id where x.snapshot_id = ${snapshotId} order by x.sent_at, x.id limit 50`.execute(tx);
  return rows;
}

/** One count of what places sent up: each sending stands in one of them alone. */
export interface SentCounts {
  countedOn: Day;
  places: number;
  figures: readonly { foundation: string; focus: string; stage: string; shown: number | null }[];
}

/** What was sent up to a unit, the latest count first, for that unit's own organisation alone; of each cell how many places at each stage, null is too few to show safely. */
export async function sentCounts(tx: Tx, unitId: string): Promise<SentCounts[]> {
  const { rows } = await sql<SentCounts>`select c.counted_on as "countedOn", c.places,
    (select coalesce(jsonb_agg(jsonb_build_object('foundation', f.foundation, 'focus', f.focus, 'stage', f.stage, 'shown', f.shown) order by f.stage), '[]') from inquiry.sent_figure f where f.count_id = c.id) as figures
    from inquiry.sent_count c where c.unit_id = ${unitId} order by c.counted_on desc limit 12`.execute(tx);
  return rows;
}
