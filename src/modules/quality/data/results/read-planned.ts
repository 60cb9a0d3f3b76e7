import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ToJudge } from '../../domain/results/result.ts';
import { asIds } from './as-array.ts';
import { readShown, type ShownFigures } from './read-figures.ts';

type OfSeries = { seriesId: string };

/** The shown figures of these series with everything they are judged by: also planned courses and periods that set no limits, in two questions more. */
export async function readToJudge(tx: Tx, seriesIds: readonly string[]): Promise<ShownFigures[]> {
  const shown = await readShown(tx, seriesIds);
  const { rows: trajectories } = await sql<OfSeries & NonNullable<ToJudge['trajectories']>[number]>`
    select series_id as "seriesId", from_period as "from", from_value as "fromValue", to_period as "to", to_value as "toValue" from quality.trajectory where series_id = any(${asIds(seriesIds)}::uuid[]) and ended_at is null order by series_id, from_period, made_at`.execute(tx);
  const { rows: exclusions } = await sql<OfSeries & NonNullable<ToJudge['exclusions']>[number]>`
    select series_id as "seriesId", from_period as "from", to_period as "to" from quality.exclusion where series_id = any(${asIds(seriesIds)}::uuid[]) and ended_at is null order by series_id, from_period, made_at`.execute(tx);
  const [linesOf, leftOutOf] = [Map.groupBy(trajectories, ({ seriesId }) => seriesId), Map.groupBy(exclusions, ({ seriesId }) => seriesId)];
  return shown.map((series) => withPlanned(series, linesOf.get(series.id) ?? [], leftOutOf.get(series.id) ?? []));
}

function withPlanned(series: ShownFigures, trajectories: NonNullable<ToJudge['trajectories']>, exclusions: NonNullable<ToJudge['exclusions']>): ShownFigures {
  if (trajectories.length === 0 && exclusions.length === 0) return series;
  const from = [...trajectories.map((line) => `l${line.from}=${line.fromValue}:${line.to}=${line.toValue}`), ...exclusions.map((left) => `x${left.from}:${left.to}`)];
  return { ...series, trajectories, exclusions, workedFrom: [series.workedFrom, ...from].join(' ') };
}
