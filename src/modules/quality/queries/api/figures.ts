import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { periodsFrom, type Grain } from '../../domain/periods.ts';
import { balancedOnly } from '../balance/balance.ts';

export interface SeriesAsked {
  measure?: string | undefined;
  unit?: string | undefined;
  organisation?: string | undefined;
}

export interface SeriesRecord {
  id: string;
  measure: string;
  organisation: string;
  unit: string;
  profession: string;
  split: string;
  group: string;
  grain: Grain;
  revision: number;
  isExample: boolean;
  figures: { period: string; numerator: number | null; denominator: number | null; tooFew: boolean }[];
}

interface Row extends Omit<SeriesRecord, 'figures'> {
  isBalanced: boolean;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
}

/** Series of figures that the viewer may see, in the order of their ids: the shown figures, as every page has them. */
export async function seriesRecords(tx: Tx, { measure, unit, organisation }: SeriesAsked, page: PageAsked): Promise<Rows<SeriesRecord>> {
  const { rows } = await sql<Row>`${shown} where ${balancedOnly} and s.id::text > ${page.after?.[0] ?? ''} and (${measure ?? null}::text is null or m.code = ${measure ?? null})
    and (${unit ?? null}::text is null or u.code = ${unit ?? null}) and (${organisation ?? null}::text is null or o.code = ${organisation ?? null}) order by s.id::text limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ id }) => [id], recordOf);
}

/** One series; throws NotFound where the viewer may not see it, and where figures of productivity or cost have nothing of what must stand beside them. */
export async function seriesRecord(tx: Tx, id: string): Promise<SeriesRecord> {
  const { rows: [row] } = await sql<Row>`${shown} where s.id = ${id}`.execute(tx);
  if (!row) throw new NotFound('We cannot find those figures, or they are not public.');
  if (!row.isBalanced) throw new NotFound('These figures are held back: productivity is never shown without quality and staff, and cost never without outcomes.');
  return recordOf(row);
}

function recordOf({ firstPeriod, numerators, denominators, tooFew, isBalanced: _isBalanced, ...row }: Row): SeriesRecord {
  return { ...row, figures: periodsFrom(firstPeriod, row.grain, numerators.length).map((period, at) => ({ period, numerator: numerators[at] ?? null, denominator: denominators[at] ?? null, tooFew: tooFew[at] === true })) };
}

const shown = sql`
  select s.id, m.code as measure, o.code as organisation, u.code as unit, s.profession, s.split, s.group_code as "group", v.grain, s.revision::int as revision, s.is_example as "isExample", s.first_period as "firstPeriod", s.numerators, s.denominators, s.too_few as "tooFew", ${balancedOnly} as "isBalanced"
  from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id`;

export interface ResultRecord {
  revision: number;
  engine: string;
  ruleSet: string;
  isRunChart: boolean;
  variation: string | null;
  assurance: string | null;
  refused: string | null;
  figures: number;
  missing: number;
  lastPeriod: string | null;
  lastValue: number | null;
  centre: number | null;
  lowerLimit: number | null;
  upperLimit: number | null;
  judgedAt: string;
}

/** What the rules said of a series the last time they were asked; null before the first time. Throws NotFound. */
export async function resultRecord(tx: Tx, seriesId: string): Promise<ResultRecord | null> {
  await seriesRecord(tx, seriesId);
  const row = await tx.selectFrom('quality.result').selectAll().where('series_id', '=', seriesId).executeTakeFirst();
  return row ? {
    revision: Number(row.revision), engine: row.engine, ruleSet: row.rule_set, isRunChart: row.is_run_chart, variation: row.variation, assurance: row.assurance, refused: row.refused, figures: row.figures, missing: row.missing,
    lastPeriod: row.last_period, lastValue: row.last_value, centre: row.centre, lowerLimit: row.lower_limit, upperLimit: row.upper_limit, judgedAt: row.judged_at.toISOString(),
  } : null;
}
