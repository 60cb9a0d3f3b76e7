import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { lacksBeside } from '../domain/balance/lacks-beside.ts';
import { balancedOnly, besideUnit, type Beside } from './balance/balance.ts';
import { measureByCode, type MeasureLine } from './measures.ts';

export interface Baseline {
  from: string;
  /** How many points centre and limits come from; null: all up to the next. */
  points: number | null;
  reason: string;
}

export interface SeriesOfFigures {
  id: string;
  unitId: string;
  unit: string;
  unitCode: string;
  organisationId: string;
  organisation: string;
  /** A code of the fourteen professions; '' for all together. */
  profession: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  revision: number;
  isPublic: boolean;
  isExample: boolean;
  loadedAt: Date;
  baselines: readonly Baseline[];
  targets: readonly { from: string; value: number; reason: string }[];
  trajectories: readonly { from: string; fromValue: number; to: string; toValue: number; reason: string }[];
  exclusions: readonly { from: string; to: string; reason: string }[];
  annotations: readonly { period: string; words: string; expected: 'up' | 'down' | 'same' | null }[];
}

export interface SeriesPage extends SeriesOfFigures {
  measure: MeasureLine;
  /** Figures of the same unit that stand beside these; see `lacksBeside`. */
  beside: Beside;
}

/**
 * One series with its measure and everything it is judged by. Throws NotFound where the viewer may not see it, and Conflict where figures of productivity
 * or cost have nothing of what must stand beside them.
 */
export async function seriesPage(tx: Tx, id: string): Promise<SeriesPage> {
  const { rows: [row] } = isId(id) ? await sql<SeriesOfFigures & { measureCode: string }>`${figures} where s.id = ${id}`.execute(tx) : { rows: [] };
  if (!row) throw new NotFound('We cannot find those figures, or they are not public.');
  const { measureCode, ...series } = row;
  const [measure, beside] = [await measureByCode(tx, measureCode), await besideUnit(tx, series.unitId)];
  const lacks = lacksBeside(measure, beside);
  if (lacks) throw new Conflict(lacks);
  return { ...series, measure, beside };
}

/** Every series of a measure about everybody that the viewer may see, by organisation and unit; groups stand on the pages of gaps. Productivity without quality and staff is left out. */
export async function seriesOfMeasure(tx: Tx, measureId: string): Promise<SeriesOfFigures[]> {
  const { rows } = await sql<SeriesOfFigures>`${figures} where s.measure_id = ${measureId} and s.split = '' and ${balancedOnly} order by o.name, u.name, s.profession limit 200`.execute(tx);
  return rows;
}

const figures = sql`
  select s.id, m.code as "measureCode", s.unit_id as "unitId", u.name as unit, u.code as "unitCode", s.organisation_id as "organisationId", o.name as organisation, s.profession,
    s.first_period as "firstPeriod", s.numerators, s.denominators, s.revision::int as revision, s.is_public as "isPublic", s.is_example as "isExample", s.loaded_at as "loadedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('from', b.from_period, 'points', b.points, 'reason', b.reason) order by b.from_period), '[]') from quality.baseline b where b.series_id = s.id and b.ended_at is null) as baselines,
    (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_period, 'value', t.value, 'reason', t.reason) order by t.from_period, t.made_at), '[]') from quality.target t where t.series_id = s.id and t.ended_at is null) as targets,
    (select coalesce(jsonb_agg(jsonb_build_object('period', a.period, 'words', a.words, 'expected', a.expected) order by a.period, a.made_at), '[]') from quality.annotation a where a.series_id = s.id and a.ended_at is null) as annotations,
    (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_period, 'fromValue', t.from_value, 'to', t.to_period, 'toValue', t.to_value, 'reason', t.reason) order by t.from_period, t.made_at), '[]') from quality.trajectory t where t.series_id = s.id and t.ended_at is null) as trajectories,
    (select coalesce(jsonb_agg(jsonb_build_object('from', e.from_period, 'to', e.to_period, 'reason', e.reason) order by e.from_period, e.made_at), '[]') from quality.exclusion e where e.series_id = s.id and e.ended_at is null) as exclusions
  from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id`;
