import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { judgeColumns } from '../../domain/results/judge-columns.ts';
import { asIds } from './as-array.ts';
import { engine, keepResults, type JudgedSeries } from './keep-results.ts';
import { keepSignals } from './keep-signals.ts';
import { readToJudge } from './read-planned.ts';

/** How many series are held at a time: enough that each question to the database is worth its way, few enough for the memory. */
const TOGETHER = 2_000;

export interface JudgedShown {
  /** How many had changed since they were judged last; the others were left alone. */
  judged: number;
  raised: number;
  ended: number;
}

/**
 * Judges the shown figures of these series anew, keeps the results and raises or ends their signals. For the worker's role, in the transaction
 * that changed figures, baselines, targets or a measure, or in one after it. A series whose revision, engine, measure, baselines and targets are
 * those of its result is left as it is.
 */
export async function judgeShown(tx: Tx, seriesIds: readonly string[], now: Date): Promise<JudgedShown> {
  const total: JudgedShown = { judged: 0, raised: 0, ended: 0 };
  for (let from = 0; from < seriesIds.length; from += TOGETHER) {
    const part = await judgePart(tx, seriesIds.slice(from, from + TOGETHER), now);
    total.judged += part.judged;
    total.raised += part.raised;
    total.ended += part.ended;
  }
  return total;
}

async function judgePart(tx: Tx, seriesIds: readonly string[], now: Date): Promise<JudgedShown> {
  const stood = await lockResults(tx, seriesIds);
  const series = (await readToJudge(tx, seriesIds)).filter((one) => stood.get(one.id) !== `${one.revision} ${engine} ${one.workedFrom}`);
  if (series.length === 0) return { judged: 0, raised: 0, ended: 0 };
  const results = judgeColumns(series);
  const judged = series.flatMap((one, at): JudgedSeries[] => {
    const result = results[at];
    return result ? [{ series: one, result }] : [];
  });
  await keepResults(tx, judged, now);
  return { judged: judged.length, ...(await keepSignals(tx, judged, now)) };
}

/** Locked before the figures are read: of two judgements at once the later one reads later, so an older result never stands over a newer. */
async function lockResults(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; from: string }>`
    select series_id as id, revision || ' ' || engine || ' ' || worked_from as "from" from quality.result where series_id = any(${asIds(seriesIds)}::uuid[]) order by series_id for update`.execute(tx);
  return new Map(rows.map(({ id, from }) => [id, from]));
}
