import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ToJudge } from '../../domain/results/result.ts';
import { asIds } from './as-array.ts';
import { readDoubles } from './read-doubles.ts';

/** A series ready to be judged, and what its judgement will be said to come from. */
export interface ShownFigures extends ToJudge {
  organisationId: string;
  revision: number;
  figures: number;
  missing: number;
  /** Version of the measure, baselines and targets as one line: equal lines, equal lines on the chart. */
  workedFrom: string;
}

type Row = Pick<ShownFigures, 'id' | 'organisationId' | 'firstPeriod' | 'revision'> & ToJudge['measure'] & { numerators: string; denominators: string; hidden: number; version: number };
type Baseline = ToJudge['baselines'][number] & { seriesId: string };
type Target = ToJudge['targets'][number] & { seriesId: string };

/** The shown figures of these series with their measures, baselines and targets, in three questions however many they are. */
export async function readShown(tx: Tx, seriesIds: readonly string[]): Promise<ShownFigures[]> {
  // Arrays as text: the driver's own way takes each number apart letter by letter.
  const { rows } = await sql<Row>`
    select s.id, s.organisation_id as "organisationId", s.revision::int as revision, s.first_period as "firstPeriod", s.numerators::text as numerators, s.denominators::text as denominators,
      cardinality(array_positions(s.too_few, true)) as hidden, v.number as version, v.direction, v.grain, v.unit, v.multiplier, v.chart, v.rule_set as "ruleSet"
    from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where s.id = any(${asIds(seriesIds)}::uuid[])`.execute(tx);
  const { rows: baselines } = await sql<Baseline>`
    select series_id as "seriesId", from_period as "from", points from quality.baseline where series_id = any(${asIds(seriesIds)}::uuid[]) and ended_at is null order by series_id, from_period`.execute(tx);
  const { rows: targets } = await sql<Target>`
    select series_id as "seriesId", from_period as "from", value from quality.target where series_id = any(${asIds(seriesIds)}::uuid[]) and ended_at is null order by series_id, from_period, made_at`.execute(tx);
  const [baselinesOf, targetsOf] = [Map.groupBy(baselines, ({ seriesId }) => seriesId), Map.groupBy(targets, ({ seriesId }) => seriesId)];
  const [numerators, denominators] = [readDoubles(rows.map((row) => row.numerators)), readDoubles(rows.map((row) => row.denominators))];
  return rows.map((row, at) => shownOf(row, { numerators: numerators[at] ?? none, denominators: denominators[at] ?? none, baselines: baselinesOf.get(row.id) ?? [], targets: targetsOf.get(row.id) ?? [] }));
}

const none = new Float64Array(0);

function shownOf(row: Row, { numerators, denominators, baselines, targets }: Pick<ToJudge, 'numerators' | 'denominators' | 'baselines' | 'targets'>): ShownFigures {
  const { id, organisationId, revision, firstPeriod, version, direction, grain, unit, multiplier, chart, ruleSet } = row;
  const figures = numerators.reduce((known, figure) => (figure === figure ? known + 1 : known), 0);
  return {
    id, organisationId, revision, firstPeriod, numerators, denominators, baselines, targets,
    measure: { direction, grain, unit, multiplier, chart, ruleSet }, figures, missing: numerators.length - figures - row.hidden,
    workedFrom: [`v${version}`, ...baselines.map(({ from, points }) => `b${from}:${points ?? 'all'}`), ...targets.map(({ from, value }) => `t${from}=${value}`)].join(' '),
  };
}
