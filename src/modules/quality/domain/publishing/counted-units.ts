import { lineKey, placeKey, type Place } from './place.ts';
import { childrenOf } from './structure.ts';

/** A figure with the units whose own figures are in it. */
interface Counted extends Place {
  from: readonly string[];
}

/** Whom figures count, as the engine is told it. */
export interface CountedUnits {
  /** The unit of a figure, or a name for that unit without those below it whose figures are not in this one. */
  nodeOf: (place: Place) => string;
  /** Which units stand under those names. */
  held: readonly (readonly [child: string, parent: string])[];
}

interface Country {
  figures: Iterable<Counted>;
  /** Which unit's figures hold which others: by unit the one above it. */
  parentOf: ReadonlyMap<string, string>;
}

/** Where every figure of a unit counts all that are below it. */
export const allUnits: CountedUnits = { nodeOf: ({ unitId }) => unitId, held: [] };

/**
 * A unit's own totals may go into those above it while groups that are added up at it do not, because one of its teams keeps them to itself. Then the unit above has two kinds of figures: those that count this
 * unit and those that do not. Were both told of one unit, the engine would take the people of this unit for a part of figures that they are not in, and a proof that moves people to them and back would prove nothing. So a
 * figure that lacks some of those below it is told of a unit of its own, which holds just the others. Linear in the figures and the units that they count.
 */
export function countedUnits({ figures, parentOf }: Country): CountedUnits {
  const below = childrenOf(parentOf);
  const nodes = new Map<string, string>();
  const names = new Map<string, string>();
  const held: [child: string, parent: string][] = [];
  for (const line of Map.groupBy(figures, lineKey).values()) {
    const byUnit = new Map(line.map((figure) => [figure.unitId, figure]));
    const lacking = lackingIn(byUnit, { below, parentOf });
    for (const figure of line) {
      const lacks = lacking.get(figure.unitId) ?? [];
      if (lacks.length === 0) continue;
      const key = `${figure.unitId} ${lacks.toSorted().join()}`;
      const name = names.get(key) ?? `${figure.unitId} without ${names.size}`;
      if (!names.has(key)) held.push(...heldBy(figure.unitId, new Set(lacks), { below, parentOf }).map((child): [string, string] => [child, name]));
      names.set(key, name);
      nodes.set(placeKey(figure), name);
    }
  }
  return nodes.size === 0 ? allUnits : { nodeOf: (place) => nodes.get(placeKey(place)) ?? place.unitId, held };
}

interface Tree {
  below: ReadonlyMap<string, readonly string[]>;
  parentOf: ReadonlyMap<string, string>;
}

/** By unit, of the figures of one line, the units below whose own figures are not in the unit's. What a unit gave itself lacks nobody. */
function lackingIn(byUnit: ReadonlyMap<string, Counted>, { below, parentOf }: Tree): Map<string, readonly string[]> {
  const lacking = new Map<string, readonly string[]>();
  const withAbove = new Set<string>();
  for (const unitId of byUnit.keys()) for (let one: string | undefined = unitId; one !== undefined && !withAbove.has(one); one = parentOf.get(one)) withAbove.add(one);
  const visit = (unitId: string): readonly string[] => {
    const known = lacking.get(unitId);
    if (known) return known;
    lacking.set(unitId, []);
    const from = byUnit.get(unitId)?.from ?? [];
    if (from.includes(unitId)) return [];
    const parts = (below.get(unitId) ?? []).filter((child) => withAbove.has(child)).map((child) => ({ lacks: visit(child), from: byUnit.get(child)?.from ?? [] }));
    const isWhole = parts.reduce((sum, part) => sum + part.from.length, 0) === from.length;
    const counted = isWhole ? null : new Set(from);
    const lacks = parts.flatMap((part) => [...(counted ? part.from.filter((one) => !counted.has(one)) : []), ...part.lacks]);
    lacking.set(unitId, lacks);
    return lacks;
  };
  for (const unitId of withAbove) visit(unitId);
  return lacking;
}

/** The widest units below one that hold none of those that it lacks. */
function heldBy(unitId: string, lacks: ReadonlySet<string>, { below, parentOf }: Tree): string[] {
  const touched = new Set<string>();
  for (const lacked of lacks) for (let one: string | undefined = lacked; one !== undefined && one !== unitId && !touched.has(one); one = parentOf.get(one)) touched.add(one);
  const walk = (above: string): string[] => (below.get(above) ?? []).flatMap((child) => (lacks.has(child) ? [] : touched.has(child) ? walk(child) : [child]));
  return walk(unitId);
}
