import type { Cell, Earlier } from './decide-shown.ts';
import { lineKey } from './place.ts';

/**
 * What units did not give of a group that others gave beside them: nobody, and everybody knows it, for a total says of how many units it is. Without this the engine takes it that they may hold some of
 * the total's people: a team that alone gave a group could then be hidden while its trust shows the same number.
 */
export function nobodyOf(cells: readonly Cell[], parentOf: ReadonlyMap<string, string>): Earlier[] {
  const byUnit = Map.groupBy(cells, ({ unitId }) => unitId);
  return [...parentOf].flatMap(([unitId, parent]) => {
    const own = new Set((byUnit.get(unitId) ?? []).map(lineKey));
    if (own.size === 0) return [];
    return (byUnit.get(parent) ?? []).flatMap((above): Earlier[] => (own.has(lineKey(above)) ? [] : [{ unitId, profession: above.profession, split: above.split, groupCode: above.groupCode, numerator: 0, denominator: above.denominator === null ? null : 0 }]));
  });
}
