import { completeTable, type Completed } from './complete-table.ts';
import { failedProofs } from './check-proofs.ts';
import { makeDimension, type Dimension } from './dimension.ts';
import { findTotals } from './find-totals.ts';
import { readHierarchies } from './hierarchies.ts';
import type { CellKey, FailedCell, HiddenCell, Note, ProtectInput, ProtectResult, ShownCell } from './input.ts';
import { measuresOf, type Measure } from './measures.ts';
import { HIDDEN_BECAUSE, protectionPolicies, type ProtectionPolicy } from './policies.ts';
import { dimensionNames, readCell, readPublished, type EarlierCell, type ReadCell } from './read-cells.ts';
import { protectSentence } from './sentence.ts';
import { isSmall } from './small.ts';
import { roundedRange, statementsOf } from './statements.ts';
import { suppress, type Suppression } from './suppress.ts';

export const protectVersion = '1.0.0';

/**
 * Small numbers kept safe (docs/methods/small-numbers.md). Cells are answered in the order given; the answer to each does not depend on
 * that order. No cells: an empty list. A cell that cannot be read, that stands twice with different counts or that is smaller than its
 * parts is answered by an error and shown by nobody.
 */
export function analyseProtect(input: ProtectInput): ProtectResult {
  const policy = policyOf(input);
  const asked = readRequest(input);
  const found = protectRequest(asked, policy);
  const cells = asked.places.map((place, at) => answer(input.cells[at], place, { asked, policy, found }));
  const shown = cells.filter((cell) => 'shown' in cell && cell.shown !== null).length;
  const hidden = cells.filter((cell) => 'shown' in cell && cell.shown === null).length;
  return {
    cells,
    why: HIDDEN_BECAUSE,
    sentence: protectSentence({ shown, hidden, failed: cells.length - shown - hidden, ...policy }),
    notes: [...asked.notes, ...found.notes],
    settings: { policy: input.policy ?? 'allied', minimum: policy.minimum, rounding: policy.rounding, zerosSafe: policy.zerosSafe, complements: policy.complements, rateBase: policy.rateBase, ...(input.period === undefined ? {} : { period: input.period }) },
  };
}

export function policyOf(input: ProtectInput): ProtectionPolicy {
  const named: ProtectionPolicy = protectionPolicies[input.policy ?? 'allied'];
  const { minimum = named.minimum, zerosSafe = named.zerosSafe, complements = named.complements } = input;
  return { ...named, minimum, zerosSafe, complements, rounding: input.rounding === undefined ? named.rounding : input.rounding, rateBase: Math.max(minimum, named.rateBase > named.minimum ? named.rateBase : minimum) };
}

/** Where the answer to one cell of the input comes from: a cell, or none for this reason. */
interface Place { readonly cell: number; readonly error?: Note }
const NO_CELL = -1;

interface Asked {
  readonly places: readonly Place[];
  /** Cells with keys of their own, in an order that does not depend on the input's. */
  readonly cells: readonly ReadCell[];
  readonly earlier: readonly EarlierCell[];
  readonly dimensions: readonly Dimension[];
  readonly notes: readonly Note[];
}

export function readRequest(input: ProtectInput): Asked {
  const published = input.published ?? [];
  const names = dimensionNames(input.dimensions, published);
  const allowed = new Set(input.dimensions);
  const read = input.cells.map((cell) => readCell(cell, names, allowed));
  const { earlier, unread } = readPublished(published, names, input.period);
  const { cells, places } = sortCells(read);
  const hierarchies = readHierarchies(input.hierarchies, names);
  // A dimension that no key names splits nothing.
  const all = names.map((name, d) => {
    const belongings = hierarchies.belongings.get(name) ?? [];
    const used = new Set([...cells, ...earlier].map(({ values }) => values[d] ?? '').filter((value) => value !== ''));
    return makeDimension(name, used, belongings.length > 0 ? belongings : findTotals(cells, d));
  });
  const isUsed = all.map(({ nodes }) => nodes.length > 2);
  const only = <T extends { readonly values: readonly string[] }>(one: T): T => ({ ...one, values: one.values.filter((_value, d) => isUsed[d]) });
  const notes = [
    ...(unread > 0 ? [{ code: 'published-unread', text: `${unread} ${unread === 1 ? 'figure' : 'figures'} of earlier tables could not be read, so what ${unread === 1 ? 'it tells' : 'they tell'} was not allowed for.` }] : []),
    ...(hierarchies.unread.length > 0 ? [{ code: 'hierarchy-unread', text: `The hierarchy of ${[...new Set(hierarchies.unread)].join(', ')} could not be read, so its totals were not allowed for.` }] : []),
  ];
  return { places, cells: cells.map(only), earlier: earlier.map(only), dimensions: all.filter((_one, d) => isUsed[d]), notes };
}

/** Equal keys with equal figures are one cell; with different ones, only the first is used. */
function sortCells(read: readonly (ReadCell | Note)[]): { cells: ReadCell[]; places: Place[] } {
  const first = new Map<string, ReadCell>();
  for (const one of read) if ('values' in one && !first.has(JSON.stringify(one.values))) first.set(JSON.stringify(one.values), one);
  const keys = [...first.keys()].toSorted();
  const index = new Map(keys.map((key, at) => [key, at]));
  const places = read.map((one): Place => {
    if (!('values' in one)) return { cell: NO_CELL, error: one };
    const key = JSON.stringify(one.values);
    const same = first.get(key);
    if (same && (same.count !== one.count || JSON.stringify(same.rate) !== JSON.stringify(one.rate))) return { cell: NO_CELL, error: { code: 'same-key', text: 'Another cell has this key and other figures, so only the first was used.' } };
    return { cell: index.get(key) ?? 0 };
  });
  return { cells: keys.flatMap((key) => first.get(key) ?? []), places };
}

interface Found {
  readonly isHidden: readonly boolean[];
  readonly errors: ReadonlyMap<number, Note>;
  readonly notes: readonly Note[];
}

function protectRequest(asked: Asked, policy: ProtectionPolicy): Found {
  const errors = new Map<number, Note>();
  const measures = measuresOf(asked.cells, asked.earlier);
  // A cell that is smaller than its parts is taken out and the rest protected without it: each round takes out at least one.
  for (;;) {
    const cells = asked.cells.map((cell, at) => (errors.has(at) ? null : cell));
    const tables = measures.map((measure) => tableOf(asked, cells, measure, policy));
    const overfull = tables.flatMap(({ completion }) => (completion.ok ? [] : completion.overfull));
    for (const cell of overfull) errors.set(cell, { code: 'total-below-parts', text: 'This figure is smaller than the sum of its parts, so the parts overlap or a figure is wrong; it is not shown.' });
    if (overfull.length > 0) continue;
    const completed = tables.flatMap(({ completion }) => (completion.ok ? [completion.completed] : []));
    const revised = new Set(tables.flatMap((one) => one.revised));
    const known = new Set(tables.flatMap((one) => one.known));
    const small = cells.map((cell, at) => cell !== null && (revised.has(at) || isSmall(cell, policy, asked.cells)));
    // What was published before tells nothing new; everything else stays hidden.
    if (completed.length < tables.length) return { isHidden: small.map((few, at) => few || !known.has(at)), errors, notes: [notProved] };
    return judge(hide(asked, completed, small, policy), { known, small, errors, policy });
  }
}

const notProved: Note = { code: 'not-proved', text: 'These totals could not be put together from their parts, so nothing new is shown.' };

export function tableOf({ dimensions, earlier }: Asked, cells: readonly (ReadCell | null)[], measure: Measure, policy: ProtectionPolicy) {
  const { statements, revised, known } = statementsOf({ dimensions, cells, earlier, measure, policy });
  return { completion: completeTable(dimensions, statements), revised, known };
}

export function hide({ cells }: Asked, tables: readonly Completed[], small: readonly boolean[], policy: ProtectionPolicy): Suppression {
  // Rates are shown with their parts, so nothing of theirs may be taken to be uncertain by rounding.
  const hasRates = cells.some(({ rate }) => rate !== null);
  const shownRange = hasRates ? exact : (value: number) => roundedRange(rounded(value, policy), { ...policy, zerosSafe: value === 0 && policy.zerosSafe });
  return suppress({ tables, isSmall: small, weight: cells.map((cell) => weightOf(cell, policy)), minimum: policy.minimum, shownRange });
}

const exact = (value: number) => ({ low: value, high: value });

/** A reader loses about as much with each cell; a little more with a large one. To hide that there is nobody helps least. */
const weightOf = ({ count }: ReadCell, { minimum }: ProtectionPolicy): number => (count < minimum ? 3 : 1 + Math.log10(1 + count) / 4);

const rounded = (value: number, { rounding }: ProtectionPolicy): number => (rounding === null ? value : Math.floor(value / rounding + 0.5) * rounding);

export function judge({ isHidden, protectors, unproved }: Suppression, { known, small, errors, policy }: { known: ReadonlySet<number>; small: readonly boolean[]; errors: ReadonlyMap<number, Note>; policy: ProtectionPolicy }): Found {
  // Never expected: the search and the check are two ways to the same, and if they differ nothing may be shown.
  if (protectors.some((protector) => failedProofs(protector, policy.minimum).length > 0)) return { isHidden: isHidden.map(() => true), errors, notes: [notProved] };
  const told = unproved.length > 0 || [...known].some((cell) => small[cell] === true);
  return { isHidden, errors, notes: told ? [{ code: 'already-published', text: 'Earlier tables already tell more about some of these figures than the policy allows. They are hidden here, but that cannot take back what was shown.' }] : [] };
}

function answer(given: { readonly key?: unknown } | null | undefined, place: Place, { asked, policy, found }: { asked: Asked; policy: ProtectionPolicy; found: Found }): ShownCell | HiddenCell | FailedCell {
  const error = place.error ?? found.errors.get(place.cell);
  const written = (given?.key ?? null) as CellKey | null;
  if (error) return { key: written, error };
  const key = written as CellKey;
  const cell = asked.cells[place.cell];
  if (!cell || found.isHidden[place.cell] !== false) return { key, shown: null, why: HIDDEN_BECAUSE };
  if (!cell.rate) return { key, shown: rounded(cell.count, policy) };
  const [numerator, denominator] = [rounded(cell.rate.numerator, policy), rounded(cell.rate.denominator, policy)];
  return { key, shown: rounded(cell.count, policy), rate: { numerator, denominator, value: denominator > 0 ? numerator / denominator : null } };
}
