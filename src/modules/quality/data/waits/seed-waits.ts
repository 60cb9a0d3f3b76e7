import type { Tx } from '#platform/db';
import { summariseWaits, type WaitCount } from '../../domain/waits/summarise-waits.ts';

/** Waits of the imagined trust's podiatry, made up, by quarter. */
const example: readonly { quarter: string; waits: readonly WaitCount[] }[] = [
  { quarter: '2026-04-01', waits: [{ weeks: 2, people: 31 }, { weeks: 4, people: 44 }, { weeks: 6, people: 58 }, { weeks: 9, people: 47 }, { weeks: 14, people: 29 }] },
  { quarter: '2026-07-01', waits: [{ weeks: 2, people: 40 }, { weeks: 4, people: 61 }, { weeks: 6, people: 55 }, { weeks: 9, people: 38 }, { weeks: 14, people: 15 }] },
];

/** Two quarters of waits. Changes nothing when they are there. */
export async function seedWaits(tx: Tx): Promise<void> {
  const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', 'vale-podiatry').executeTakeFirstOrThrow();
  await tx.insertInto('quality.wait_figure').values(example.map(({ quarter, waits }) => {
    const { people, half, ninety } = summariseWaits(waits);
    return { unit_id: unit.id, organisation_id: unit.organisation_id, pathway: 'Foot care in villages', quarter, people, half_weeks: half, ninety_weeks: ninety, is_example: true, loaded_at: new Date('2026-10-07T12:00:00Z') };
  })).onConflict((conflict) => conflict.doNothing()).execute();
}
