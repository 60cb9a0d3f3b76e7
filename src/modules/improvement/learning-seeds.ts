import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { OperatorContext } from '#platform/rooms';
import { learningExamples } from './data/learning/examples.ts';
import { demoLearning, type DemoRow } from './data/learning/demo-content.ts';

/** The imagined trust's barriers, learning, research and pathways, marked as examples. Changes nothing when they are there. */
export async function seedLearning({ store, now }: OperatorContext): Promise<void> {
  const demo = demoLearning();
  await store.within({ as: 'worker' }, async (tx) => {
    if (await tx.selectFrom('improvement.barrier').select('id').where('id', '=', learningExamples.barrier).executeTakeFirst()) return;
    const known = await knownIds(tx);
    const organisationId = known.organisation_id.get(demo.organisation);
    if (!organisationId) return;
    const filled = (row: DemoRow) => Object.fromEntries(Object.entries({ organisation_id: demo.organisation, ...row }).filter(([column, value]) => column !== 'organisation_id' || value !== null).map(([column, value]) => [column, idOf(known, column, value)]));
    for (const [table, { base, rows }] of Object.entries(demo.tables)) await addRows(tx, table, rows.map((row) => filled({ ...datesOf(base, now), ...row })));
  });
}

type Known = Record<'organisation_id' | 'unit_id' | 'measure_id' | 'person_id' | 'gap_unit_id' | 'gap_measure_id', ReadonlyMap<string, string>>;

async function knownIds(tx: Tx): Promise<Known> {
  const ids = async (query: ReturnType<typeof sql<{ code: string; id: string }>>) => new Map((await query.execute(tx)).rows.map(({ code, id }) => [code, id]));
  const [units, measures] = [await ids(sql`select code, id from directory.unit`), await ids(sql`select code, id from quality.measure`)];
  return {
    organisation_id: await ids(sql`select code, id from directory.organisation`), unit_id: units, gap_unit_id: units, measure_id: measures, gap_measure_id: measures,
    person_id: await ids(sql`select display_name as code, id from directory.person where is_example and display_name is not null`),
  };
}

/** Codes and names of the file become ids; ids of examples are written as `=name`. */
function idOf(known: Known, column: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.startsWith('=')) return learningExamples[value.slice(1) as keyof typeof learningExamples];
  const ids = column in known ? known[column as keyof Known] : undefined;
  if (!ids) return value;
  const id = ids.get(value);
  if (!id) throw new Error(`The example names “${value}” as ${column}, which is not there`);
  return id;
}

/** "now" is the moment of the seed. */
const datesOf = (base: DemoRow, now: Date): DemoRow => Object.fromEntries(Object.entries(base).map(([column, value]) => [column, value === 'now' ? (column.endsWith('_on') ? londonDay(now) : now.toISOString()) : value]));

/** All rows of a table in one statement; columns that no row names keep their default. */
async function addRows(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const whole = names.includes('id') ? rows.map((row) => ({ id: newId(), ...row })) : rows;
  const columns = sql.join(names.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(`improvement.${table}`)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(`improvement.${table}`)}, ${JSON.stringify(whole)}::jsonb)`.execute(tx);
}
