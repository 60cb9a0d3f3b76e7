import type { Tx } from '#platform/db';
import { letWait } from '../../data/publishing/edition-rows.ts';
import { keepRawChanges, openSeries, publishedPeriods, rawSeriesAt, writeRaw, type RawChange, type RawSeries } from '../../data/publishing/raw-rows.ts';
import { lockMeasures, timeOfPublishing, type PublishedMeasure } from '../../data/publishing/read-measure.ts';
import type { Figure } from '../../domain/imports/check-rows.ts';
import { mergeFigures, type Merged } from '../../domain/imports/merge-figures.ts';
import { placeKey, type Place } from '../../domain/publishing/place.ts';
import { publishFigures, type PublishedFigures } from './publish-figures.ts';

export interface Put {
  organisationId: string;
  figures: readonly Figure[];
  reason: string;
  changedBy: string | null;
}

export interface PutFigures {
  added: number;
  replaced: number;
  same: number;
  /** Figures whose period is no start of a period of figures that are there already: nothing of them was kept. */
  offGrid: Figure[];
  mended: (PublishedFigures['mended'][number] & { measureId: string })[];
  /** Units of which figures wait, with the period. */
  waiting: PublishedFigures['waiting'];
}

/** Puts figures where they belong and publishes what they change, by the worker. The same figures again change nothing. */
export async function putFigures(tx: Tx, put: Put, now: Date): Promise<PutFigures> {
  const byMeasure = Map.groupBy(put.figures, ({ measureId }) => measureId);
  const total: PutFigures = { added: 0, replaced: 0, same: 0, offGrid: [], mended: [], waiting: [] };
  for (const [measureId, measure] of await lockMeasures(tx, [...byMeasure.keys()])) {
    const at = timeOfPublishing(measure, now);
    const { merged, periods } = await mergeRaw(tx, measure, { ...put, figures: byMeasure.get(measureId) ?? [] }, at);
    for (const one of merged) {
      total.added += one.added.length; total.replaced += one.replaced.length; total.same += one.same;
      total.offGrid.push(...one.strays);
    }
    if (periods.length === 0) continue;
    const published = await publishFigures(tx, { measureId, periods, reason: put.reason, changedBy: put.changedBy }, at);
    total.mended.push(...published.mended.map((one) => ({ ...one, measureId })));
    const own = new Set(merged.map(({ place }) => place.unitId));
    total.waiting.push(...published.waiting.filter(({ unitId }) => own.has(unitId)));
  }
  return total;
}

interface MergedSeries extends Merged {
  place: Place;
  strays: Figure[];
}

async function mergeRaw(tx: Tx, measure: PublishedMeasure, { organisationId, figures, reason, changedBy }: Put, now: Date): Promise<{ merged: MergedSeries[]; periods: string[] }> {
  const byPlace = Map.groupBy(figures, (figure) => placeKey(placeOf(figure)));
  const places = [...byPlace.values()].flatMap(([first]) => (first ? [placeOf(first)] : []));
  const known = new Map((await rawSeriesAt(tx, measure.id, places)).map((series): [string, RawSeries] => [placeKey(placeOf(series)), series]));
  const merged = places.map((place): MergedSeries => {
    const own = byPlace.get(placeKey(place)) ?? [];
    const result = mergeFigures(known.get(placeKey(place)) ?? null, own, measure.grain);
    const stray = new Set(result.offGrid.map(({ period }) => period));
    return { ...result, place, strays: own.filter(({ period }) => stray.has(period)) };
  });
  const changed = merged.filter(({ added, replaced }) => added.length + replaced.length > 0);
  const opened = await openSeries(tx, { measureId: measure.id, organisationId, now, places: changed.filter(({ place }) => !known.has(placeKey(place))).map(({ place, values }) => ({ ...place, firstPeriod: values.firstPeriod })) });
  const idOf = new Map([...known.values(), ...opened].map((series) => [placeKey(placeOf(series)), series.seriesId]));
  const written = changed.map((one) => ({ ...one, seriesId: idOf.get(placeKey(one.place)) ?? '' }));
  const periods = [...new Set(changed.flatMap(({ added, replaced }) => [...added, ...replaced].map(({ period }) => period)))];
  // Before anything of a period is shown, nothing can be learnt from what came later.
  const told = await publishedPeriods(tx, { measureId: measure.id, grain: measure.grain, periods });
  const changes = written.flatMap(({ seriesId, added, replaced }): RawChange[] => [...added.filter(({ period }) => told.has(period)), ...replaced].map((one) => ({ ...one, seriesId })));
  await writeRaw(tx, organisationId, written.map(({ seriesId, values }) => ({ seriesId, ...values })), now);
  await keepRawChanges(tx, organisationId, changes, { reason, changedBy, now });
  await letWait(tx, organisationId, changes.filter(({ period }) => told.has(period)), now);
  return { merged, periods };
}

const placeOf = ({ unitId, profession, split, groupCode }: Place): Place => ({ unitId, profession, split, groupCode });
