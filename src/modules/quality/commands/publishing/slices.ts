import type { SeriesSlice } from '../../data/publishing/read-measure.ts';
import type { Value } from '../../domain/publishing/place.ts';
import { periodsBetween, type Grain } from '../../domain/periods.ts';

/** What came for a series in a period; nulls where nothing did. */
export function cameAt({ rawFirst, rawFrom, rawNumerators, rawDenominators, people }: SeriesSlice, period: string, grain: Grain): Value {
  const at = rawFirst === null ? null : placeIn(rawFirst, rawFrom, period, grain);
  if (at === null) return { numerator: null, denominator: null, people: null };
  return { numerator: rawNumerators?.[at] ?? null, denominator: rawDenominators?.[at] ?? null, people: people?.[at] ?? null };
}

export interface ShownValue {
  numerator: number | null;
  denominator: number | null;
  tooFew: boolean;
  known: number;
  of: number;
}

export const nothingShown: ShownValue = { numerator: null, denominator: null, tooFew: false, known: 0, of: 0 };

/** What is shown of a series in a period as the database stands. */
export function shownAt(slice: SeriesSlice, period: string, grain: Grain): ShownValue {
  const at = placeIn(slice.first, slice.from, period, grain);
  if (at === null) return nothingShown;
  return { numerator: slice.numerators[at] ?? null, denominator: slice.denominators[at] ?? null, tooFew: slice.tooFew[at] ?? false, known: slice.partsKnown[at] ?? 0, of: slice.parts[at] ?? 0 };
}

function placeIn(first: string, from: number, period: string, grain: Grain): number | null {
  const steps = periodsBetween(first, period, grain);
  const at = steps === null ? -1 : steps - (from - 1);
  return at >= 0 ? at : null;
}
