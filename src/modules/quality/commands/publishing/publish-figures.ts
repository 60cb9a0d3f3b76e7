import type { Tx } from '#platform/db';
import { editionsBefore, keepTime, lockMeasures, periodsOf, seriesSlices, shownBefore, timeOfPublishing, waitingFigures, type SeriesSlice } from '../../data/publishing/read-measure.ts';
import { keepEditions, takeIn } from '../../data/publishing/edition-rows.ts';
import { unitTree } from '../../data/publishing/unit-tree.ts';
import { judgeShown } from '../../data/results/judge-shown.ts';
import { setAudiences } from '../../data/publishing/write-shown.ts';
import { audiencesOf, leastOpen, type Audience } from '../../domain/publishing/audience.ts';
import type { Mended } from '../../domain/publishing/roll-up.ts';
import { shownOn, type Period } from './shown-on.ts';
import { keepShown } from './keep-shown.ts';

export interface Publishing {
  measureId: string;
  /** The first days of the periods that changed; none: every period there is. */
  periods?: readonly string[];
  reason: string;
  changedBy?: string | null;
}

export interface PublishedFigures {
  /** Series of which something shown changed. */
  changed: string[];
  /** Totals that are the sum of their groups, because it is more than the total that came or none came. */
  mended: (Mended & { period: string })[];
  /** Units whose figures of a period wait, because beside what is shown they would tell of too few people. */
  waiting: { unitId: string; period: string }[];
}

/**
 * The worker's way from figures as they came to figures that anybody may read: adds them up to the top of the tree, lets the protection of small
 * numbers decide over the whole table of each period, writes what changed and judges it anew. The same again changes nothing. The one place that writes shown figures.
 */
export async function publishFigures(tx: Tx, { measureId, periods, reason, changedBy = null }: Publishing, now: Date): Promise<PublishedFigures> {
  const measure = (await lockMeasures(tx, [measureId])).get(measureId);
  if (!measure) return { changed: [], mended: [], waiting: [] };
  const at = timeOfPublishing(measure, now);
  const wanted = [...new Set(periods ?? (await periodsOf(tx, measure)))].toSorted();
  const [from, to] = [wanted[0], wanted.at(-1)];
  if (from === undefined || to === undefined) return { changed: [], mended: [], waiting: [] };
  const slices = await seriesSlices(tx, measure, { from, to });
  const { tree, openness } = await treeOf(tx, slices);
  const earlier = Map.groupBy(await shownBefore(tx, measure.id, wanted), ({ period }) => period);
  const waiting = Map.groupBy(await waitingFigures(tx, measure.id, wanted), ({ period }) => period);
  const editions = new Map((await editionsBefore(tx, measure.id, wanted)).map((one) => [one.period, one]));
  const shown = wanted.map((period): Period => shownOn({ measure, period, slices, tree, openness, earlier: earlier.get(period) ?? [], waiting: waiting.get(period) ?? [], edition: editions.get(period) }));
  await setAudiences(tx, measure.id, openness.addedUp);
  const changed = await keepShown(tx, { measure, slices, shown, tree, openness }, { reason, changedBy, now: at });
  await takeIn(tx, shown.flatMap(({ period, taken }) => [...taken].map((unitId) => ({ measureId, unitId, period }))));
  await keepEditions(tx, measureId, shown);
  await keepTime(tx, measure, at);
  await judgeShown(tx, changed, now);
  return { changed, mended: shown.flatMap(({ period, mended }) => mended.map((one) => ({ ...one, period }))), waiting: shown.flatMap(({ period, waiting: units }) => units.map((unitId) => ({ unitId, period }))) };
}

async function treeOf(tx: Tx, slices: readonly SeriesSlice[]) {
  const loaded = slices.filter(({ isLoaded }) => isLoaded);
  const tree = await unitTree(tx, loaded.map(({ unitId }) => unitId));
  const own = new Map<string, Audience>([...Map.groupBy(loaded, ({ unitId }) => unitId)].map(([unitId, series]) => [unitId, leastOpen(series.map(({ audience }) => audience))]));
  return { tree, openness: { ...audiencesOf({ loaded: own, everAbove: tree.everAbove, organisationOf: (unitId) => tree.units.get(unitId)?.organisationId }), loaded: own } };
}
