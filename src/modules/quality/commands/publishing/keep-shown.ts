import type { Tx } from '#platform/db';
import type { PublishedMeasure, SeriesSlice } from '../../data/publishing/read-measure.ts';
import type { UnitTree } from '../../data/publishing/unit-tree.ts';
import { addRollUps, keepChanges, shownArrays, writeShown, type ShownArrays, type ShownChange } from '../../data/publishing/write-shown.ts';
import { periodAt, periodsBetween, type Grain } from '../../domain/periods.ts';
import { placeKey, type Place } from '../../domain/publishing/place.ts';
import type { Openness, Period } from './shown-on.ts';
import { nothingShown, shownAt, type ShownValue } from './slices.ts';

interface Keeping {
  measure: PublishedMeasure;
  slices: readonly SeriesSlice[];
  shown: readonly Period[];
  tree: UnitTree;
  openness: Openness;
}

interface Change {
  seriesId: string;
  period: string;
  value: ShownValue;
}

/** Writes what differs from what is shown; answers the series that changed. */
export async function keepShown(tx: Tx, keeping: Keeping, why: { reason: string; changedBy: string | null; now: Date }): Promise<string[]> {
  const { measure, slices } = keeping;
  const idOf = new Map(slices.map((slice) => [placeKey(slice), slice.id]));
  for (const [key, id] of await newRollUps(tx, keeping, idOf, why.now)) idOf.set(key, id);
  const changes = changesOf(keeping, idOf);
  await keepChanges(tx, tellingChanges(changes, keeping), why);
  const bySeries = Map.groupBy(changes, ({ seriesId }) => seriesId);
  const arrays = await shownArrays(tx, [...bySeries.keys()]);
  await writeShown(tx, [...arrays.values()].map((series) => changed(series, bySeries.get(series.id) ?? [], measure.grain)), why.now);
  return [...arrays.keys()];
}

/** A series of its own for each place that has added-up figures and none yet. */
async function newRollUps(tx: Tx, { measure, shown, tree, openness }: Keeping, idOf: ReadonlyMap<string, string>, now: Date): Promise<Map<string, string>> {
  const places = new Map<string, Place & { firstPeriod: string }>();
  for (const { period, shown: values } of shown) {
    for (const [key, { unitId, profession, split, groupCode, numerator, tooFew }] of values) {
      if (!idOf.has(key) && !places.has(key) && (numerator !== null || tooFew)) places.set(key, { unitId, profession, split, groupCode, firstPeriod: period });
    }
  }
  const made = [...places.values()].map((place) => {
    const unit = tree.units.get(place.unitId);
    return { ...place, organisationId: unit?.organisationId ?? '', isExample: unit?.isExample ?? false, audience: openness.addedUp.get(place.unitId) ?? ('own' as const) };
  });
  const ids = await addRollUps(tx, measure.id, made, now);
  return new Map([...places.keys()].map((key, at) => [key, ids[at] ?? '']));
}

function changesOf({ measure, slices, shown }: Keeping, idOf: ReadonlyMap<string, string>): Change[] {
  const byId = new Map(slices.map((slice) => [slice.id, slice]));
  return shown.flatMap(({ period, shown: values }) => [...idOf].flatMap(([key, seriesId]) => {
    const slice = byId.get(seriesId);
    const value = values.get(key) ?? nothingShown;
    const before = slice ? shownAt(slice, period, measure.grain) : nothingShown;
    return isSame(before, value) ? [] : [{ seriesId, period, value }];
  }));
}

/** Whether nothing changes for a reader. That units gave nothing is worth saying between figures, not before the first or after the last. */
const isSame = (a: ShownValue, b: ShownValue): boolean => (isNothing(a) && isNothing(b) && a.of === 0) || (a.numerator === b.numerator && a.denominator === b.denominator && a.tooFew === b.tooFew && a.known === b.known && a.of === b.of);
const isNothing = ({ numerator, tooFew }: ShownValue): boolean => numerator === null && !tooFew;

/** Changes of something that people could read; a figure that was not there before replaces nothing. */
function tellingChanges(changes: readonly Change[], { slices, measure }: Keeping): ShownChange[] {
  const byId = new Map(slices.map((slice) => [slice.id, slice]));
  return changes.flatMap(({ seriesId, period, value }) => {
    const slice = byId.get(seriesId);
    const before = slice ? shownAt(slice, period, measure.grain) : nothingShown;
    if (!slice || (before.numerator === null && !before.tooFew) || isSame({ ...before, known: 0, of: 0 }, { ...value, known: 0, of: 0 })) return [];
    return [{ seriesId, organisationId: slice.organisationId, period, oldNumerator: before.numerator, oldDenominator: before.denominator, oldTooFew: before.tooFew, newNumerator: value.numerator, newDenominator: value.denominator, newTooFew: value.tooFew }];
  });
}

/** The arrays of a series with these periods in their places; it grows at either end as far as they reach. */
function changed(series: ShownArrays, changes: readonly Change[], grain: Grain): ShownArrays {
  const places = changes.flatMap(({ period, value }) => { const at = periodsBetween(series.firstPeriod, period, grain); return at === null ? [] : [{ at, value }]; });
  const least = Math.min(0, ...places.map(({ at }) => at));
  const length = Math.max(series.numerators.length - 1, ...places.map(({ at }) => at)) - least + 1;
  const values = Array.from({ length }, (_, at): ShownValue => {
    const old = at + least;
    if (old < 0 || old >= series.numerators.length) return nothingShown;
    return { numerator: series.numerators[old] ?? null, denominator: series.denominators[old] ?? null, tooFew: series.tooFew[old] ?? false, known: series.partsKnown[old] ?? 0, of: series.parts[old] ?? 0 };
  });
  for (const { at, value } of places) values[at - least] = value;
  return {
    id: series.id, firstPeriod: periodAt(series.firstPeriod, grain, least), numerators: values.map(({ numerator }) => numerator), denominators: values.map(({ denominator }) => denominator),
    tooFew: values.map(({ tooFew }) => tooFew), partsKnown: values.map(({ known }) => known), parts: values.map(({ of }) => of),
  };
}
