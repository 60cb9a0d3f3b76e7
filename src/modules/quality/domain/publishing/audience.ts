export const audiences = ['own', 'members', 'public'] as const;
export type Audience = (typeof audiences)[number];

interface Openness {
  /** By unit how open its own figures are. */
  loaded: ReadonlyMap<string, Audience>;
  /** By unit the units that ever stood directly above it: figures of years ago are read today. */
  everAbove: ReadonlyMap<string, ReadonlySet<string>>;
  organisationOf: (unitId: string) => string | undefined;
}

/**
 * How open figures are that are added up at each unit: as the least open of what goes into them. Figures that their organisation keeps to itself
 * go into no other organisation's.
 */
export function audiencesOf({ loaded, everAbove, organisationOf }: Openness): { addedUp: Map<string, Audience>; goesUp: (unitId: string, isLoaded: boolean, parentId: string) => boolean } {
  const below = new Map<string, string[]>();
  for (const [child, parents] of everAbove) for (const parent of parents) below.set(parent, [...(below.get(parent) ?? []), child]);
  const addedUp = new Map<string, Audience>();
  const mayGo = (unitId: string, isLoaded: boolean, parentId: string): boolean => {
    const audience = isLoaded ? loaded.get(unitId) : addedUp.get(unitId);
    return audience !== undefined && (audience !== 'own' || organisationOf(unitId) === organisationOf(parentId));
  };
  const visited = new Set<string>();
  const visit = (unitId: string): void => {
    if (visited.has(unitId)) return;
    visited.add(unitId);
    const goingIn: Audience[] = loaded.has(unitId) ? [loaded.get(unitId) ?? 'own'] : [];
    for (const child of below.get(unitId) ?? []) {
      visit(child);
      if (mayGo(child, true, unitId)) goingIn.push(loaded.get(child) ?? 'own');
      if (mayGo(child, false, unitId)) goingIn.push(addedUp.get(child) ?? 'own');
    }
    if (goingIn.length > 0) addedUp.set(unitId, leastOpen(goingIn));
  };
  for (const unitId of [...loaded.keys(), ...below.keys()]) visit(unitId);
  return { addedUp, goesUp: mayGo };
}

export const leastOpen = (given: readonly Audience[]): Audience => audiences.find((audience) => given.includes(audience)) ?? 'own';
