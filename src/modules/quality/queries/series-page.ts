import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { lacksBeside } from '../domain/balance/lacks-beside.ts';
import { balancedOnly, besideUnit, type Beside } from './balance/balance.ts';
import type { Audience } from '../domain/publishing/audience.ts';
import { measureByCode, measuresByCode, type MeasureDefinition } from './measures.ts';

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
  /** Where a figure came and is not shown: too few people. */
  tooFew: readonly boolean[];
  /** How many units' figures are in each, of how many that have such figures. */
  partsKnown: readonly number[];
  parts: readonly number[];
  /** A characteristic and its group; '' is everybody. */
  split: string;
  groupCode: string;
  audience: Audience;
  isRolledUp: boolean;
  isExample: boolean;
  loadedAt: Date;
  baselines: readonly Baseline[];
  targets: readonly { from: string; value: number; reason: string }[];
  trajectories: readonly { from: string; fromValue: number; to: string; toValue: number; reason: string }[];
  exclusions: readonly { from: string; to: string; reason: string }[];
  /** `address`: the page that tells more, such as the project that made the change; null where the viewer may not read it. */
  annotations: readonly { period: string; words: string; expected: 'up' | 'down' | 'same' | null; address: string | null }[];
}

export interface SeriesPage extends SeriesOfFigures {
  measure: MeasureDefinition;
}

/** A series on a page of its own, or in a file. */
export interface SeriesAlone extends SeriesPage {
  /** Figures of the same unit that stand beside these; see `lacksBeside`. */
  beside: Beside;
}

/**
 * One series with its measure and everything it is judged by. Throws NotFound where the viewer may not see it, and Conflict where figures of productivity
 * or cost have nothing of what must stand beside them.
 */
export async function seriesPage(tx: Tx, id: string): Promise<SeriesAlone> {
  const { rows: [row] } = isId(id) ? await sql<SeriesOfFigures & { measureCode: string }>`${figures} where s.id = ${id}`.execute(tx) : { rows: [] };
  if (!row) throw new NotFound('We cannot find those figures, or they are not public.');
  const { measureCode, ...series } = row;
  const [measure, beside] = [await measureByCode(tx, measureCode), await besideUnit(tx, series.unitId)];
  const lacks = lacksBeside(measure, beside);
  if (lacks) throw new Conflict(lacks);
  return { ...series, measure, beside };
}

/** Several series with their measures, in the order of their ids; those that the viewer may not see are left out, and so is productivity without quality and staff. */
export async function seriesPages(tx: Tx, ids: readonly string[]): Promise<SeriesPage[]> {
  const { rows } = await sql<SeriesOfFigures & { measureCode: string }>`${figures} where s.id = any(${[...ids]}::uuid[]) and ${balancedOnly} order by array_position(${[...ids]}::uuid[], s.id)`.execute(tx);
  const measures = await measuresByCode(tx, rows.map(({ measureCode }) => measureCode));
  return rows.flatMap(({ measureCode, ...series }) => {
    const measure = measures.get(measureCode);
    return measure ? [{ ...series, measure }] : [];
  });
}

const figures = sql`
  select s.id, m.code as "measureCode", s.unit_id as "unitId", u.name as unit, u.code as "unitCode", s.organisation_id as "organisationId", o.name as organisation, s.profession,
    s.first_period as "firstPeriod", s.numerators, s.denominators, s.revision::int as revision, s.too_few as "tooFew", s.parts_known as "partsKnown", s.parts, s.split, s.group_code as "groupCode", s.audience, s.is_rolled_up as "isRolledUp", s.is_example as "isExample", s.loaded_at as "loadedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('from', b.from_period, 'points', b.points, 'reason', b.reason) order by b.from_period), '[]') from quality.baseline b where b.series_id = s.id and b.ended_at is null) as baselines,
    (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_period, 'value', t.value, 'reason', t.reason) order by t.from_period, t.made_at), '[]') from quality.target t where t.series_id = s.id and t.ended_at is null) as targets,
    (select coalesce(jsonb_agg(jsonb_build_object('period', a.period, 'words', a.words, 'expected', a.expected, 'address', case when a.is_address_open or a.organisation_id = any (platform.viewer_organisations()) then a.address end) order by a.period, a.made_at), '[]') from quality.annotation a where a.series_id = s.id and a.ended_at is null) as annotations,
    (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_period, 'fromValue', t.from_value, 'to', t.to_period, 'toValue', t.to_value, 'reason', t.reason) order by t.from_period, t.made_at), '[]') from quality.trajectory t where t.series_id = s.id and t.ended_at is null) as trajectories,
    (select coalesce(jsonb_agg(jsonb_build_object('from', e.from_period, 'to', e.to_period, 'reason', e.reason) order by e.from_period, e.made_at), '[]') from quality.exclusion e where e.series_id = s.id and e.ended_at is null) as exclusions
  from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id`;
