import type { Dimension } from './dimension.ts';
import type { Measure } from './measures.ts';
import type { ProtectionPolicy } from './policies.ts';
import type { EarlierCell, ReadCell } from './read-cells.ts';
import type { Statement } from './table.ts';

/** All that is said now and was said before about one measure. `revised` names cells whose figure differs a little from an earlier one. */
export interface Statements {
  readonly statements: readonly Statement[];
  readonly revised: readonly number[];
  /** Cells whose figure an earlier table tells more closely than the policy allows. */
  readonly known: readonly number[];
}

interface Asked {
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly (ReadCell | null)[];
  readonly earlier: readonly EarlierCell[];
  readonly measure: Measure;
  readonly policy: ProtectionPolicy;
}

/** Statements by key. An earlier figure binds where it can be of the same people: where it equals today's, or rounds to the same. */
export function statementsOf({ dimensions, cells, earlier, measure, policy }: Asked): Statements {
  const byKey = new Map<string, { -readonly [name in keyof Statement]: Statement[name] }>();
  const revised: number[] = [];
  cells.forEach((cell, at) => {
    const value = cell ? measure.of(cell) : null;
    if (cell && value !== null) byKey.set(keyOf(cell.values), { nodes: nodesOf(dimensions, cell.values), value, cell: at, knownLow: 0, knownHigh: Infinity });
  });
  for (const cell of earlier) {
    const value = measure.of(cell);
    if (value === null || !cell.isSamePeriod) continue;
    const said = byKey.get(keyOf(cell.values));
    const range = value === said?.value ? { low: value, high: value } : roundedRange(value, policy);
    if (!said) byKey.set(keyOf(cell.values), { nodes: nodesOf(dimensions, cell.values), value, cell: -1, knownLow: range.low, knownHigh: range.high });
    else if (said.cell < 0 || (said.value >= range.low && said.value <= range.high)) narrow(said, range);
    else if (isTelling(said.value, value, policy)) revised.push(said.cell);
  }
  const known = [...byKey.values()].filter((one) => one.cell >= 0 && one.knownHigh - one.knownLow < policy.minimum).map((one) => one.cell);
  return { statements: [...byKey.values()], revised, known };
}

const keyOf = (values: readonly string[]): string => JSON.stringify(values);

const nodesOf = (dimensions: readonly Dimension[], values: readonly string[]): number[] => dimensions.map((dimension, d) => dimension.nodeOf(values[d] ?? ''));

/** What a reader may conclude from a figure that was rounded to the nearest multiple, halves up. Nobody's being there is not rounded. */
export function roundedRange(shown: number, { rounding, zerosSafe }: Pick<ProtectionPolicy, 'rounding' | 'zerosSafe'>): { low: number; high: number } {
  if (rounding === null || shown % rounding !== 0 || (shown === 0 && zerosSafe)) return { low: shown, high: shown };
  return { low: Math.max(0, shown - Math.floor(rounding / 2)), high: shown + Math.ceil(rounding / 2) - 1 };
}

/** Two earlier tables that cannot both be true of the same people: the later in the list stands. What only they tell is taken to be within what is known. */
function narrow(said: { value: number; knownLow: number; knownHigh: number }, { low, high }: { low: number; high: number }): void {
  const [least, most] = [Math.max(said.knownLow, low), Math.min(said.knownHigh, high)];
  said.knownLow = least <= most ? least : low;
  said.knownHigh = least <= most ? most : high;
  said.value = Math.min(Math.max(said.value, said.knownLow), said.knownHigh);
}

/** Whether the difference of two figures shown would tell of a group below the minimum, closer than the policy allows. */
function isTelling(now: number, before: number, policy: ProtectionPolicy): boolean {
  const width = (policy.rounding === null ? 0 : policy.rounding - 1) + (roundedRange(before, policy).high - roundedRange(before, policy).low);
  return width < policy.minimum && Math.abs(now - before) < policy.minimum;
}
