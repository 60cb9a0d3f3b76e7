/** That figures of a unit go into those of the unit above it: the unit's own, those added up at it, or both. */
export type Hold = readonly [unitId: string, parentId: string, what: 'own' | 'added up' | 'both'];

/** Which figures go into which others. */
export interface Structure {
  parentOf: ReadonlyMap<string, string>;
  goesUp: (unitId: string, isLoaded: boolean) => boolean;
}

/** What is kept of a structure, so that the next edition knows whom the figures counted. */
export function holdsOf(units: Iterable<string>, { parentOf, goesUp }: Structure): Hold[] {
  return [...units].toSorted().flatMap((unitId): Hold[] => {
    const parentId = parentOf.get(unitId);
    const [own, addedUp] = [goesUp(unitId, true), goesUp(unitId, false)];
    return parentId === undefined || !(own || addedUp) ? [] : [[unitId, parentId, own && addedUp ? 'both' : own ? 'own' : 'added up']];
  });
}

export function structureOf(holds: readonly Hold[]): Structure {
  const what = new Map(holds.map(([unitId, , kind]) => [unitId, kind]));
  return { parentOf: new Map(holds.map(([unitId, parentId]) => [unitId, parentId])), goesUp: (unitId, isLoaded) => [isLoaded ? 'own' : 'added up', 'both'].includes(what.get(unitId) ?? '') };
}

/** By unit, those right below it. */
export const childrenOf = (parentOf: ReadonlyMap<string, string>): Map<string, string[]> => Map.groupBy(parentOf.keys(), (unitId) => parentOf.get(unitId) ?? '');
