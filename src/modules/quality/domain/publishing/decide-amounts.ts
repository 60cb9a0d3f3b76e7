import { analyseProtect, type CellKey } from '#engines/protect';

/** Amounts such as days, hours or money of one figure, which people stand behind who are counted apart. */
export interface Amounts {
  key: CellKey;
  /** Numerator and denominator; null where there is none. */
  amounts: readonly (number | null)[];
}

interface TableOfAmounts {
  cells: readonly (Amounts & { isShown: boolean })[];
  /** Amounts that were shown before, or that do not change and are known to everybody. */
  known: readonly Amounts[];
  hierarchy: readonly (readonly [child: string, parent: string])[];
}

/** Amounts that are not whole are looked at in hundredths. Whole ones are not: everybody knows that they are, so half a day more would be no other way it can be. */
const partsIn = (amounts: readonly (number | null | undefined)[]): number => (amounts.every((amount) => Number.isInteger(amount ?? 0)) ? 1 : 100);

/**
 * By cell, in the order given, whether its amounts may be shown where the people behind it are enough. The people are never shown, so what hides them does not hide their amounts: where two hidden teams
 * have no days at all, their total says so. So further figures are hidden until no hidden amount follows exactly from what is shown: each could be larger or smaller by one at least.
 */
export function decideAmounts({ cells, known, hierarchy }: TableOfAmounts): boolean[] {
  let shown = cells.map(({ isShown }) => isShown);
  if (shown.every(Boolean)) return shown;
  // What hides one of the two only ever widens what the other's proofs left.
  for (const place of [0, 1]) {
    if (cells.every(({ amounts }) => (amounts[place] ?? null) === null)) continue;
    const parts = partsIn([...cells, ...known].map(({ amounts }) => amounts[place]));
    const inParts = (amount: number | null | undefined): number => Math.round((amount ?? 0) * parts);
    const asked = cells.map(({ key, amounts }, at) => ({ key, count: inParts(amounts[place]), isHidden: shown[at] !== true }));
    const published = known.flatMap(({ key, amounts }) => ((amounts[place] ?? null) === null ? [] : [{ key, shown: inParts(amounts[place]) }]));
    const { cells: answers } = analyseProtect({
      policy: 'allied', minimum: parts, zerosSafe: true, complements: false, period: 'this', cells: asked, published: published.length === 0 ? [] : [{ id: 'earlier', period: 'this', cells: published }],
      dimensions: [...new Set(['unit', ...cells.flatMap(({ key }) => Object.keys(key))])], hierarchies: { unit: hierarchy },
    });
    shown = shown.map((isShown, at) => { const one = answers[at]; return isShown && one !== undefined && 'shown' in one && one.shown !== null; });
  }
  return shown;
}
