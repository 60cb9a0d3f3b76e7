import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Level } from '#modules/directory';
import type { Ambition } from '../../domain/ambitions.ts';
import type { Measure } from '../../domain/measure.ts';
import { balancedOnly } from '../balance/balance.ts';
import type { AssuranceKind, VariationKind } from '../../domain/results/words.ts';

/** Which series are meant. `reach`: "brought" is what units under it brought in themselves, each once; "here" is the unit alone; a level is its units. */
export interface MatrixFilter {
  unitId: string | null;
  reach: 'brought' | 'here' | Level;
  /** undefined: any; '' is all professions together. */
  profession?: string | undefined;
  ambitions?: readonly Ambition[] | undefined;
  variation?: VariationKind | undefined;
  assurance?: AssuranceKind | undefined;
}

export interface MatrixCount {
  ambition: Ambition;
  variation: VariationKind;
  assurance: AssuranceKind;
  count: number;
}

/** How many series stand in each cell, for all four ambitions. Only series that the viewer may see count, and productivity only where quality and staff stand beside it. */
export async function matrixCounts(tx: Tx, filter: Pick<MatrixFilter, 'unitId' | 'reach' | 'profession'>, onDay: Day): Promise<MatrixCount[]> {
  const { rows } = await sql<MatrixCount>`
    ${below(filter, onDay)}
    select v.ambition, c.variation, c.assurance, sum(c.count)::int as count
    from (select s.measure_id, ${variation} as variation, ${assurance} as assurance, count(*) as count ${judgedSeries(filter)} group by 1, 2, 3) c
    join quality.measure m on m.id = c.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    group by 1, 2, 3`.execute(tx);
  return rows;
}

export interface MatrixLine {
  id: string;
  measure: string;
  measureCode: string;
  ambition: Ambition;
  unitOfMeasure: Measure['unit'];
  unitWords: string;
  grain: Measure['grain'];
  unit: string;
  unitCode: string;
  organisation: string;
  profession: string;
  variation: VariationKind;
  assurance: AssuranceKind;
  lastPeriod: string | null;
  lastValue: number | null;
  figures: number;
  missing: number;
}

/** The series of a choice, by measure and name: never by size, so that no list of best and worst comes of it. */
export async function matrixLines(tx: Tx, filter: MatrixFilter, { onDay, limit, offset }: { onDay: Day; limit: number; offset: number }): Promise<MatrixLine[]> {
  const { rows } = await sql<MatrixLine>`
    ${below(filter, onDay)}
    select s.id, v.name as measure, m.code as "measureCode", v.ambition, v.unit as "unitOfMeasure", v.unit_words as "unitWords", v.grain, u.name as unit, u.code as "unitCode", o.name as organisation, s.profession,
      ${variation} as variation, ${assurance} as assurance, r.last_period as "lastPeriod", r.last_value as "lastValue", r.figures, r.missing
    ${judgedSeries(filter, named)}
    order by array_position(array['quality', 'staff', 'workforce', 'productivity'], v.ambition), v.name, m.code, u.name, u.code, s.profession limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

const variation = sql`coalesce(r.variation, 'refused')`;
const assurance = sql`coalesce(r.assurance, 'none')`;

function below({ unitId, reach }: Pick<MatrixFilter, 'unitId' | 'reach'>, onDay: Day): RawBuilder<unknown> {
  if (unitId === null || reach === 'here') return sql``;
  return sql`
    with recursive below (id, steps) as (
      select ${unitId}::uuid, 0
      union all
      select p.unit_id, below.steps + 1 from below
      join directory.unit_parent p on p.parent_id = below.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay})
      where below.steps < 20
    )`;
}

/** The judged series of a choice. Splits stand on their own pages; here each series is of everybody. */
const judgedSeries = (filter: MatrixFilter, named = sql``): RawBuilder<unknown> => sql`from quality.series s join quality.result r on r.series_id = s.id ${named} where ${sql.join(conditionsOf(filter), sql` and `)}`;

const named = sql`
  join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
  join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id`;

function conditionsOf({ unitId, reach, profession, ambitions, variation: wantedVariation, assurance: wantedAssurance }: MatrixFilter): RawBuilder<unknown>[] {
  return [
    sql`s.split = ''`, balancedOnly,
    ...(reach === 'brought' ? [sql`not s.is_rolled_up`] : reach === 'here' ? [] : [sql`s.unit_id in (select id from directory.unit where level = ${reach})`]),
    ...(unitId === null ? [] : [reach === 'here' ? sql`s.unit_id = ${unitId}` : sql`s.unit_id in (select id from below)`]),
    ...(profession === undefined ? [] : [sql`s.profession = ${profession}`]),
    ...(ambitions === undefined ? [] : [sql`v.ambition = any(${[...ambitions]})`]),
    ...(wantedVariation === undefined ? [] : [sql`${variation} = ${wantedVariation}`]),
    ...(wantedAssurance === undefined ? [] : [sql`${assurance} = ${wantedAssurance}`]),
  ];
}
