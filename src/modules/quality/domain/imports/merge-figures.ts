import { periodAt, periodsBetween, type Grain } from '../periods.ts';
import type { Value } from '../publishing/place.ts';

export interface Values {
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  /** The people behind each figure, where they were given. */
  people: readonly (number | null)[];
}

/** A figure of one period; `people` is given where neither number counts people. */
export interface PeriodFigure {
  period: string;
  numerator: number;
  denominator: number | null;
  people?: number | null;
}

export interface Replaced {
  period: string;
  /** All null where nothing was there before. */
  old: Value;
  now: Value;
}

export interface Merged {
  values: Values;
  /** Periods that had another figure before. */
  replaced: Replaced[];
  /** Periods that had none. */
  added: Replaced[];
  same: number;
  /** Figures whose period is no start of a period of this series. */
  offGrid: PeriodFigure[];
}

/** Puts figures into a series, which grows at either end as far as they reach. The same figures again change nothing. */
export function mergeFigures(series: Values | null, figures: readonly PeriodFigure[], grain: Grain): Merged {
  const starts = [...(series ? [series.firstPeriod] : []), ...figures.map(({ period }) => period)].toSorted();
  const anchor = series?.firstPeriod ?? starts[0];
  if (anchor === undefined) throw new RangeError('nothing to merge');
  const places = figures.map((figure) => ({ figure, at: periodsBetween(anchor, figure.period, grain) }));
  const least = Math.min(0, ...places.flatMap(({ at }) => at ?? []));
  const most = Math.max((series?.numerators.length ?? 0) - 1, ...places.flatMap(({ at }) => at ?? []));
  const old = (values: readonly (number | null)[] | undefined) => Array.from({ length: most - least + 1 }, (_, at) => values?.[at + least] ?? null);
  const arrays = { numerators: old(series?.numerators), denominators: old(series?.denominators), people: old(series?.people) };
  const merged: Merged = { values: { firstPeriod: periodAt(anchor, grain, least), ...arrays }, replaced: [], added: [], same: 0, offGrid: [] };
  for (const { figure, at } of places) {
    if (at === null) merged.offGrid.push(figure);
    else put(merged, arrays, figure, at - least);
  }
  return merged;
}

type Arrays = Record<'numerators' | 'denominators' | 'people', (number | null)[]>;

function put(merged: Merged, { numerators, denominators, people }: Arrays, figure: PeriodFigure, at: number): void {
  const now: Value = { numerator: figure.numerator, denominator: figure.denominator, people: figure.people ?? null };
  const old: Value = { numerator: numerators[at] ?? null, denominator: denominators[at] ?? null, people: people[at] ?? null };
  if (old.numerator === now.numerator && old.denominator === now.denominator && old.people === now.people) merged.same += 1;
  else (old.numerator === null ? merged.added : merged.replaced).push({ period: figure.period, old, now });
  numerators[at] = now.numerator;
  denominators[at] = now.denominator;
  people[at] = now.people;
}
