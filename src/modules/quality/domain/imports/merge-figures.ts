import { periodAt, periodsBetween, type Grain } from '../periods.ts';

export interface Values {
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
}

export interface Replaced {
  period: string;
  old: { numerator: number | null; denominator: number | null };
  now: { numerator: number; denominator: number | null };
}

export interface Merged {
  values: Values;
  /** Periods that had another figure before. */
  replaced: Replaced[];
  added: number;
  same: number;
  /** Figures whose period is no start of a period of this series. */
  offGrid: { period: string }[];
}

/** Puts figures into a series, which grows at either end as far as they reach. The same figures again change nothing. */
export function mergeFigures(series: Values | null, figures: readonly { period: string; numerator: number; denominator: number | null }[], grain: Grain): Merged {
  const starts = [...(series ? [series.firstPeriod] : []), ...figures.map(({ period }) => period)].toSorted();
  const anchor = series?.firstPeriod ?? starts[0];
  if (anchor === undefined) throw new RangeError('nothing to merge');
  const places = figures.map((figure) => ({ figure, at: periodsBetween(anchor, figure.period, grain) }));
  const least = Math.min(0, ...places.flatMap(({ at }) => at ?? []));
  const most = Math.max((series?.numerators.length ?? 0) - 1, ...places.flatMap(({ at }) => at ?? []));
  const length = most - least + 1;
  const tops: (number | null)[] = Array.from({ length }, (_, at) => series?.numerators[at + least] ?? null);
  const bottoms: (number | null)[] = Array.from({ length }, (_, at) => series?.denominators[at + least] ?? null);
  const merged: Merged = { values: { firstPeriod: periodAt(anchor, grain, least), numerators: tops, denominators: bottoms }, replaced: [], added: 0, same: 0, offGrid: [] };
  for (const { figure, at } of places) {
    if (at === null) merged.offGrid.push({ period: figure.period });
    else put(merged, tops, bottoms, figure, at - least);
  }
  return merged;
}

function put(merged: Merged, tops: (number | null)[], bottoms: (number | null)[], { period, numerator, denominator }: { period: string; numerator: number; denominator: number | null }, at: number): void {
  const old = { numerator: tops[at] ?? null, denominator: bottoms[at] ?? null };
  if (old.numerator === numerator && old.denominator === denominator) merged.same += 1;
  else if (old.numerator === null) merged.added += 1;
  else merged.replaced.push({ period, old, now: { numerator, denominator } });
  tops[at] = numerator;
  bottoms[at] = denominator;
}
