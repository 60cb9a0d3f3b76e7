import type { Decided, Figure, Figures } from './next-edition.ts';
import { placeKey } from './place.ts';
import { childrenOf } from './structure.ts';

/**
 * Whether a figure that is added up follows from others that may be told: it counts just the units of those below it, and each of these is told or
 * follows in turn.
 */
export function sumsOf({ figures, parentOf, isTold }: { figures: Figures; parentOf: ReadonlyMap<string, string>; isTold: (name: string, figure: Figure) => boolean }): (figure: Figure) => boolean {
  const below = childrenOf(parentOf);
  const follows = (figure: Figure): boolean => {
    if (figure.from.includes(figure.unitId)) return false;
    const parts = (below.get(figure.unitId) ?? []).flatMap((unitId) => { const part = figures.get(placeKey({ ...figure, unitId })); return part && part.from.some((one) => figure.from.includes(one)) ? [part] : []; });
    return parts.reduce((sum, { from }) => sum + from.length, 0) === figure.from.length && parts.every((part) => isTold(placeKey(part), part) || follows(part));
  };
  return follows;
}

/** Shows what follows from shown figures anyway: sums of them, and the one part that is lacking of such a sum, unless it is of too few people. Units that moved may leave it so. */
export function withShownSums(decided: Decided, parentOf: ReadonlyMap<string, string>, isFew: (figure: Figure) => boolean): Decided {
  const follows = sumsOf({ figures: decided.figures, parentOf, isTold: (name) => decided.shown.has(name) });
  const shown = new Set([...decided.shown, ...[...decided.figures].flatMap(([name, figure]) => (!decided.shown.has(name) && follows(figure) ? [name] : []))]);
  return { ...decided, shown: new Set([...shown, ...lackingParts({ ...decided, shown }, parentOf).filter((figure) => !isFew(figure)).map(placeKey)]) };
}

/** Hidden figures that alone are lacking of those that a shown one is the sum of. */
function lackingParts({ figures, shown }: Decided, parentOf: ReadonlyMap<string, string>): Figure[] {
  const below = childrenOf(parentOf);
  const hidden = Map.groupBy([...figures].flatMap(([name, figure]) => (shown.has(name) ? [] : [figure])), (figure) => placeKey({ ...figure, unitId: parentOf.get(figure.unitId) ?? '' }));
  return [...hidden].flatMap(([name, parts]) => {
    const [above, part] = [figures.get(name), parts[0]];
    if (!above || !part || parts.length > 1 || !shown.has(name) || above.from.includes(above.unitId)) return [];
    const counted = (below.get(above.unitId) ?? []).flatMap((unitId) => figures.get(placeKey({ ...above, unitId }))?.from ?? []);
    const whole = new Set(above.from);
    return counted.length === whole.size && counted.every((unit) => whole.has(unit)) ? [part] : [];
  });
}
