import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { matchSignals, meaningOf, type OpenSignal, type SignalChanges } from '../../domain/results/match-signals.ts';
import { asArray, asIds } from './as-array.ts';
import type { JudgedSeries } from './keep-results.ts';

/** Raises what is new, lets what still holds stand or grow, and ends what the figures have taken back. Answers how many were raised and ended. */
export async function keepSignals(tx: Tx, judged: readonly JudgedSeries[], now: Date): Promise<{ raised: number; ended: number }> {
  const { rows } = await sql<OpenSignal & { seriesId: string }>`
    select id, series_id as "seriesId", rule, from_period as "from", to_period as "to", completed_period as completed from quality.signal
    where series_id = any(${asIds(judged.map(({ series }) => series.id))}::uuid[]) and ended_at is null order by from_period`.execute(tx);
  const openOf = Map.groupBy(rows, ({ seriesId }) => seriesId);
  const all = judged.map(({ series, result }) => ({ series, changes: matchSignals(openOf.get(series.id) ?? [], result.signals) }));
  const ended = all.flatMap(({ changes }) => changes.ended);
  if (ended.length > 0) await sql`update quality.signal set ended_at = ${now} where id = any(${asIds(ended)}::uuid[])`.execute(tx);
  await move(tx, all.flatMap(({ series, changes }) => changes.moved.map((signal) => ({ signal, series }))));
  const raised = all.flatMap(({ series, changes }) => changes.raised.map((signal) => ({ signal, series })));
  await raise(tx, raised, now);
  return { raised: raised.length, ended: ended.length };
}

async function move(tx: Tx, moved: readonly { signal: SignalChanges['moved'][number]; series: JudgedSeries['series'] }[]): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update quality.signal s set from_period = t.from_period, to_period = t.to_period, completed_period = t.completed_period, revision = t.revision
    from unnest(${asArray(moved.map(({ signal }) => signal.id))}::uuid[], ${asArray(moved.map(({ signal }) => signal.from))}::date[], ${asArray(moved.map(({ signal }) => signal.to))}::date[],
      ${asArray(moved.map(({ signal }) => signal.completed))}::date[], ${asArray(moved.map(({ series }) => series.revision))}::bigint[]) as t (id, from_period, to_period, completed_period, revision)
    where s.id = t.id`.execute(tx);
}

async function raise(tx: Tx, raised: readonly { signal: SignalChanges['raised'][number]; series: JudgedSeries['series'] }[], now: Date): Promise<void> {
  if (raised.length === 0) return;
  await sql`
    insert into quality.signal (series_id, organisation_id, rule, meaning, from_period, to_period, completed_period, revision, raised_at)
    select series_id, organisation_id, rule, meaning, from_period, to_period, completed_period, revision, ${now}
    from unnest(${asArray(raised.map(({ series }) => series.id))}::uuid[], ${asArray(raised.map(({ series }) => series.organisationId))}::uuid[], ${asArray(raised.map(({ signal }) => signal.rule))}::text[],
      ${asArray(raised.map(({ signal, series }) => meaningOf(signal.rule, series.measure.direction)))}::text[], ${asArray(raised.map(({ signal }) => signal.from))}::date[],
      ${asArray(raised.map(({ signal }) => signal.to))}::date[], ${asArray(raised.map(({ signal }) => signal.completed))}::date[], ${asArray(raised.map(({ series }) => series.revision))}::bigint[])
      as t (series_id, organisation_id, rule, meaning, from_period, to_period, completed_period, revision)`.execute(tx);
}
