import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { shownStages } from '../domain/shown-stages.ts';
import { FEWEST } from './count-shared.ts';

interface Waiting {
  organisationId: string;
  unitId: string;
  sendings: string[];
  /** The latest snapshot of each place. */
  snapshots: string[];
}

/**
 * Once a month: of each level above to which eight places or more sent a snapshot before this month, one count. Each sending is counted once, so two counts share none and cannot be held against each
 * other; fewer than eight go on waiting. What everybody or the level above may read anyway is left out: taken from the count it would leave the others. Answers how many counts were made.
 */
export async function countSentUp(store: Store, now: Date): Promise<number> {
  const firstDay: Day = `${londonDay(now).slice(0, 8)}01`;
  return store.within({ as: 'worker' }, async (tx) => {
    const { rows } = await sql<Waiting>`
      with waiting as (
        select x.id, x.to_unit_id, u.organisation_id, s.id as snapshot_id, s.unit_id, row_number() over (partition by x.to_unit_id, s.unit_id order by s.as_of desc, s.signed_off_at desc) as at
        from inquiry.sending x join directory.unit u on u.id = x.to_unit_id join inquiry.snapshot s on s.id = x.snapshot_id join inquiry.template t on t.id = s.template_id
        where x.counted_on is null and x.taken_back_at is null and x.sent_at < ${firstDay}::date and s.signed_off_at is not null and t.kind = 'where-we-are' and s.seen_by is distinct from 'anyone' and s.organisation_id <> u.organisation_id)
      select organisation_id as "organisationId", to_unit_id as "unitId", array_agg(id) as sendings, array_agg(snapshot_id) filter (where at = 1) as snapshots
      from waiting group by 1, 2 having count(distinct unit_id) >= ${FEWEST}`.execute(tx);
    for (const waiting of rows) await countOne(tx, waiting, firstDay);
    return rows.length;
  });
}

async function countOne(tx: Tx, { organisationId, unitId, sendings, snapshots }: Waiting, firstDay: Day): Promise<void> {
  const { rows } = await sql<{ foundation: string; focus: string; stage: string; places: number }>`
    select foundation, focus, stage, count(distinct snapshot_id)::int as places from inquiry.answer where snapshot_id = any (${snapshots}::uuid[]) and stage is not null and foundation is not null and focus is not null group by 1, 2, 3`.execute(tx);
  const id = newId();
  await tx.insertInto('inquiry.sent_count').values({ id, organisation_id: organisationId, unit_id: unitId, counted_on: firstDay, places: snapshots.length }).execute();
  const figures = [...Map.groupBy(rows, ({ foundation, focus }) => `${foundation} ${focus}`).values()].flatMap((of) => {
    const { foundation = '', focus = '' } = of[0] ?? {};
    return shownStages(new Map(of.map(({ stage, places }) => [stage, places])), snapshots.length).map(({ stage, shown }) => ({ count_id: id, organisation_id: organisationId, foundation, focus, stage, shown }));
  });
  if (figures.length > 0) await tx.insertInto('inquiry.sent_figure').values(figures).execute();
  await sql`update inquiry.sending set counted_on = ${firstDay} where id = any (${sendings}::uuid[])`.execute(tx);
}
