import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { JudgingGiven } from '../../domain/judging/judging-forms.ts';
import { periodsBetween } from '../../domain/periods.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { seriesPage, type SeriesPage } from '../../queries/series-page.ts';
import { askToJudge } from './judge-job.ts';

/**
 * Sets a baseline, target, planned course, note or exclusion of a series, with its reason. Throws NotFound, Forbidden, Invalid for a period that the
 * series does not have, Conflict where a baseline begins at that period already.
 */
export async function setJudging(tx: Tx, acting: QualityActing, { seriesId, ...given }: { seriesId: string } & JudgingGiven): Promise<void> {
  const series = await seriesPage(tx, seriesId);
  authorise(acting, 'set how figures are judged', series.organisationId);
  checkPeriods(series, given);
  await insert(tx, { series_id: seriesId, organisation_id: series.organisationId, made_at: acting.now, made_by: acting.viewer.personId }, given);
  await askToJudge(tx, [seriesId]);
  await recordEvent(tx, acting, { room: 'quality', name: 'way of judging set', organisationId: series.organisationId, subject: { kind: 'series of figures', id: seriesId }, facts: { kind: given.kind } });
}

/** Limits come from figures that are there; a target may lie in the future. */
function checkPeriods({ firstPeriod, numerators, measure: { grain }, baselines }: SeriesPage, { kind, value }: JudgingGiven): void {
  const isOff = (period: string, mayBeLater: boolean) => {
    const at = periodsBetween(firstPeriod, period, grain);
    return at === null || (kind !== 'target' && kind !== 'trajectory' && at < 0) || (!mayBeLater && at >= numerators.length);
  };
  const mayBeLater = kind === 'target' || kind === 'trajectory';
  const begins = kind === 'annotation' ? value.period : value.from;
  if (isOff(begins, mayBeLater)) throw new Invalid('Choose a period of these figures.', { [kind === 'annotation' ? 'period' : 'from']: 'Choose a period of these figures' });
  if ((kind === 'trajectory' || kind === 'exclusion') && isOff(value.to, mayBeLater)) throw new Invalid('Choose a period of these figures.', { to: 'Choose a period of these figures' });
  if (kind === 'baseline' && baselines.some(({ from }) => from === value.from)) throw new Conflict('A baseline begins at that period already. End it first, or choose another period.');
}

type Common = { series_id: string; organisation_id: string; made_at: Date; made_by: string | null };

async function insert(tx: Tx, common: Common, given: JudgingGiven): Promise<void> {
  const { kind, value } = given;
  if (kind === 'baseline') await tx.insertInto('quality.baseline').values({ ...common, from_period: value.from, points: value.points, reason: value.reason }).execute();
  if (kind === 'target') await tx.insertInto('quality.target').values({ ...common, from_period: value.from, value: value.value, reason: value.reason }).execute();
  if (kind === 'trajectory') await tx.insertInto('quality.trajectory').values({ ...common, from_period: value.from, from_value: value.fromValue, to_period: value.to, to_value: value.toValue, reason: value.reason }).execute();
  if (kind === 'annotation') await tx.insertInto('quality.annotation').values({ ...common, period: value.period, words: value.words, expected: value.expected || null }).execute();
  if (kind === 'exclusion') await tx.insertInto('quality.exclusion').values({ ...common, from_period: value.from, to_period: value.to, reason: value.reason }).execute();
}
