import { everybody, lineKey, lineOf, type LineKey, type Value } from './place.ts';

/** A figure of a unit, with how many units' own figures are in it, of how many that have such figures in any period. */
export interface Added extends Value {
  known: number;
  of: number;
  isLoaded: boolean;
  /** The units whose own figures are in it. */
  from: readonly string[];
}

export interface RollUp {
  /** The figures that came for each unit in this period; null where a unit has such figures in other periods only. */
  loaded: ReadonlyMap<string, ReadonlyMap<LineKey, Value>>;
  /** The tree of this period, for every unit that has one above it. */
  parentOf: ReadonlyMap<string, string>;
  /** Whether figures of a unit, its own or added up, may go into those of the unit above it. */
  goesUp: (unitId: string, isLoaded: boolean) => boolean;
}

/** A unit whose groups add up to more than its total, or whose total never came: the total is then the sum of its groups. */
export interface Mended {
  unitId: string;
  profession: string;
  split: string;
}

export interface RolledUp {
  lines: ReadonlyMap<string, ReadonlyMap<LineKey, Added>>;
  mended: Mended[];
}

/**
 * Adds figures up from each unit to the top of the tree: numerators and denominators, never percentages. A unit's own figures stand; those
 * of the units below are not added beside them. All professions together: as given, otherwise the sum of the professions.
 */
export function rollUp({ loaded, parentOf, goesUp }: RollUp): RolledUp {
  const mended: Mended[] = [];
  const below = childrenOf(loaded.keys(), parentOf);
  const lines = new Map<string, Map<LineKey, Added>>();
  const visit = (unitId: string, depth: number): Map<LineKey, Added> => {
    const known = lines.get(unitId);
    if (known || depth > DEEPEST) return known ?? new Map<LineKey, Added>();
    const sums = new Map<LineKey, Added>();
    for (const child of below.get(unitId) ?? []) {
      for (const [key, value] of visit(child, depth + 1)) addTo(sums, key, goesUp(child, value.isLoaded) ? value : { ...nothing, of: value.of });
    }
    const own = loaded.get(unitId);
    const whole = own ? withOwn({ unitId, own, sums, mended }) : sums;
    lines.set(unitId, whole);
    return whole;
  };
  for (const unitId of below.keys()) visit(unitId, 0);
  return { lines, mended };
}

/** A circle in the tree must not hang the worker. */
const DEEPEST = 20;
const nothing: Added = { numerator: null, denominator: null, people: null, known: 0, of: 0, isLoaded: false, from: [] };

function childrenOf(units: Iterable<string>, parentOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const below = new Map<string, string[]>();
  const add = (unitId: string): void => {
    if (below.has(unitId)) return;
    below.set(unitId, []);
    const parent = parentOf.get(unitId);
    if (parent === undefined) return;
    add(parent);
    below.get(parent)?.push(unitId);
  };
  for (const unitId of units) add(unitId);
  return below;
}

const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

function addTo(sums: Map<LineKey, Added>, key: LineKey, { numerator, denominator, people, known, of, from }: Added): void {
  const sum = sums.get(key) ?? nothing;
  sums.set(key, { numerator: plus(sum.numerator, numerator), denominator: plus(sum.denominator, denominator), people: plus(sum.people, people), known: sum.known + known, of: sum.of + of, isLoaded: false, from: numerator === null ? sum.from : [...sum.from, ...from] });
}

function withOwn({ unitId, own, sums, mended }: { unitId: string; own: ReadonlyMap<LineKey, Value>; sums: Map<LineKey, Added>; mended: Mended[] }): Map<LineKey, Added> {
  const whole = new Map(sums);
  for (const [key, value] of own) {
    const isThere = value.numerator !== null;
    if (isThere || !sums.has(key)) whole.set(key, { ...value, known: isThere ? 1 : 0, of: 1, isLoaded: true, from: [unitId] });
  }
  const settled = addGroups({ unitId, own, whole, mended });
  addProfessions({ unitId, own, whole, settled });
  return whole;
}

/** A total is never below the sum of its groups: everybody is in one group, people whose group is not known in "not known". */
function addGroups({ unitId, own, whole, mended }: { unitId: string; own: ReadonlyMap<LineKey, Value>; whole: Map<LineKey, Added>; mended: Mended[] }): Set<LineKey> {
  const settled = new Set<LineKey>();
  const bySplit = Map.groupBy([...own].filter(([key, { numerator }]) => lineOf(key).split !== '' && numerator !== null), ([key]) => `${lineOf(key).profession} ${lineOf(key).split}`);
  for (const [name, groups] of bySplit) {
    const [profession = '', split = ''] = name.split(' ');
    const sum = groups.map(([, value]) => value).reduce((all, one) => ({ numerator: plus(all.numerator, one.numerator), denominator: plus(all.denominator, one.denominator), people: plus(all.people, one.people) }));
    const total = whole.get(everybody(profession));
    const isBelow = (['numerator', 'denominator', 'people'] as const).some((field) => (sum[field] ?? 0) > (total?.[field] ?? 0));
    if (total && total.numerator !== null && !isBelow) continue;
    whole.set(everybody(profession), { ...sum, known: 1, of: 1, isLoaded: total?.isLoaded ?? false, from: [unitId] });
    mended.push({ unitId, profession, split });
    settled.add(everybody(profession));
  }
  return settled;
}

/** Where a unit gave figures for professions and none for all of them together. */
function addProfessions({ unitId, own, whole, settled }: { unitId: string; own: ReadonlyMap<LineKey, Value>; whole: Map<LineKey, Added>; settled: ReadonlySet<LineKey> }): void {
  const given = new Set([...own].filter(([key, { numerator }]) => numerator !== null && lineOf(key).profession !== '').map(([key]) => lineKey({ ...lineOf(key), profession: '' })));
  for (const total of given) {
    if ((own.get(total)?.numerator ?? null) !== null || settled.has(total)) continue;
    const parts = [...whole].filter(([key, { numerator }]) => numerator !== null && lineOf(key).profession !== '' && lineKey({ ...lineOf(key), profession: '' }) === total);
    whole.delete(total);
    for (const [, value] of parts) addTo(whole, total, value);
    const sum = whole.get(total);
    if (sum) whole.set(total, { ...sum, known: 1, of: 1, from: [unitId] });
  }
}
