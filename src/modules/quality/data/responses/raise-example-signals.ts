import type { Tx } from '#platform/db';
import { judge } from '../../domain/judge.ts';
import { seriesPage } from '../../queries/series-page.ts';

/** What the rules show of an example series, raised as the worker raises it, where it has not yet looked at the series. */
export async function raiseExampleSignals(tx: Tx, seriesId: string, now: Date): Promise<void> {
  const looked = await tx.selectFrom('quality.signal').select('id').where('series_id', '=', seriesId).executeTakeFirst();
  if (looked) return;
  const series = await seriesPage(tx, seriesId);
  const judgement = judge(series, series.measure);
  if (!judgement.ok) return;
  for (const { rule, from, to, completedAt } of judgement.answer.signals) {
    await tx.insertInto('quality.signal').values({
      series_id: seriesId, organisation_id: series.organisationId, rule, meaning: meaningOf(rule, series.measure.direction), from_period: String(from), to_period: String(to), completed_period: String(completedAt), revision: series.revision, raised_at: now,
    }).execute();
  }
}

const up = new Set<string>(['above-limit', 'run-above', 'trend-up', 'two-of-three-above']);

const meaningOf = (rule: string, direction: string): string => (direction === 'neutral' || rule === 'few-crossings' ? 'neutral' : up.has(rule) === (direction === 'increase') ? 'improvement' : 'concern');
