import type { Decided, Figure, Figures } from './next-edition.ts';
import { placeKey } from './place.ts';

/**
 * Whether a figure that is added up follows from others that may be told: it counts just the units of those below it, and each of these is told or
 * follows in turn.
 */
export function sumsOf({ figures, parentOf, isTold }: { figures: Figures; parentOf: ReadonlyMap<string, string>; isTold: (name: string, figure: Figure) => boolean }): (figure: Figure) => boolean {
  const below = Map.groupBy(parentOf.keys(), (unitId) => parentOf.get(unitId) ?? '');
  const follows = (figure: Figure): boolean => {
    if (figure.from.includes(figure.unitId)) return false;
    const parts = (below.get(figure.unitId) ?? []).flatMap((unitId) => { const part = figures.get(placeKey({ ...figure, unitId })); return part && part.from.some((one) => figure.from.includes(one)) ? [part] : []; });
    return parts.reduce((sum, { from }) => sum + from.length, 0) === figure.from.length && parts.every((part) => isTold(placeKey(part), part) || follows(part));
  };
  return follows;
}

/** Shows what follows from shown figures anyway. */
export function withShownSums(decided: Decided, parentOf: ReadonlyMap<string, string>): Decided {
  const follows = sumsOf({ figures: decided.figures, parentOf, isTold: (name) => decided.shown.has(name) });
  return { ...decided, shown: new Set([...decided.shown, ...[...decided.figures].flatMap(([name, figure]) => (!decided.shown.has(name) && follows(figure) ? [name] : []))]) };
}
