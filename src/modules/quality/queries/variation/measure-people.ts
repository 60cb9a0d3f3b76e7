import type { Tx } from '#platform/db';
import type { MeasureLine } from '../measures.ts';

/** Which of the measure's two numbers count people: 'separate' where neither does, as for days, hours and pounds. */
export async function peopleIn(tx: Tx, { id, version }: MeasureLine): Promise<string> {
  const row = await tx.selectFrom('quality.measure_version').select('people_in').where('measure_id', '=', id).where('number', '=', version).executeTakeFirstOrThrow();
  return row.people_in;
}
