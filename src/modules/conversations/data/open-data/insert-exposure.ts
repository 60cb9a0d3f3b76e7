import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { OpenExposure } from '../../domain/open-data/open-data-set.ts';

const ROWS_AT_ONCE = 20_000;

/** Writes counts of what was served and seen, all under one hour: the files tell no times. */
export async function insertExposure(tx: Tx, exposure: readonly OpenExposure[], { phaseNumber, items, hour }: { phaseNumber: number; items: readonly number[]; hour: Date }): Promise<void> {
  for (let from = 0; from < exposure.length; from += ROWS_AT_ONCE) {
    const rows = exposure.slice(from, from + ROWS_AT_ONCE);
    await sql`insert into conversations.exposure (phase_number, item, position, hour, is_random, served, seen, votes)
      select ${phaseNumber}::integer, a.item, a.place, date_trunc('hour', ${hour}::timestamptz), a.is_random, a.served, a.seen, a.votes
      from unnest(${rows.map(({ statement }) => items[statement])}::int[], ${rows.map(({ position }) => position)}::smallint[], ${rows.map(({ isRandom }) => isRandom)}::boolean[], ${rows.map(({ served }) => served)}::int[], ${rows.map(({ seen }) => seen)}::int[], ${rows.map(({ votes }) => votes)}::int[]) as a (item, place, is_random, served, seen, votes)
      on conflict (phase_number, item, position, hour, is_random) do update set served = exposure.served + excluded.served, seen = exposure.seen + excluded.seen, votes = exposure.votes + excluded.votes`.execute(tx);
  }
}
