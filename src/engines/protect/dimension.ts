import type { Belonging } from './hierarchies.ts';

/** The node that stands for "summed over". */
export const TOTAL = 0;

/** The values of one dimension with what holds what. Node 0 is the total; leaves hold nothing but themselves. */
export interface Dimension {
  readonly name: string;
  readonly nodes: readonly string[];
  /** For each node all nodes that hold it, itself and the total among them, in order. */
  readonly holders: readonly (readonly number[])[];
  readonly isLeaf: Uint8Array;
  nodeOf(value: string): number;
}

const TOTAL_WORDS = new Set(['', '*', 'total', 'totals', 'grand total', 'all', 'overall', 'everyone', 'everybody', 'all people']);

/** Whether a value says "summed over". Only plain words: "All other groups" or "All Saints" are values like any other. */
export const isTotalWord = (value: string): boolean => TOTAL_WORDS.has(value.toLowerCase());

/** `rest` marks people whom a node holds but none of its listed values: they stand in no table of their own. */
export const restOf = (node: string): string => `\u0000rest of ${node}`;

/**
 * One dimension from the values that occur in cells (total words are none), sorted so that the order of cells changes nothing. Groups of the hierarchy that
 * no cell names are left out, links through them are kept. A circle of belongings is cut by ignoring what would close it.
 */
export function makeDimension(name: string, used: ReadonlySet<string>, belongings: readonly Belonging[]): Dimension {
  const parents = parentsOf(belongings);
  const values = [...used].toSorted();
  const above = new Map(values.map((value) => [value, ancestorsOf(value, parents)]));
  const holds = new Set(values.flatMap((value) => [...(above.get(value) ?? [])]));
  const inner = values.filter((value) => holds.has(value));
  // What each node stands under: the rests at the end stand under what they are the rest of.
  const bases = ['', ...values, '', ...inner];
  const nodes = ['', ...values, ...['', ...inner].map(restOf)];
  const index = new Map(nodes.map((value, at) => [value, at]));
  const holders = nodes.map((value, at) => {
    const base = bases[at] ?? '';
    const held = [base, ...(above.get(base) ?? []), value].map((one) => index.get(one));
    return [...new Set([TOTAL, ...held.filter((one) => one !== undefined)])].toSorted((a, b) => a - b);
  });
  const isLeaf = Uint8Array.from(nodes, (value, at) => Number(at !== TOTAL && !holds.has(value)));
  return { name, nodes, holders, isLeaf, nodeOf: (value) => index.get(value) ?? TOTAL };
}

function parentsOf(belongings: readonly Belonging[]): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  // In an order of its own, so that it does not depend on the input's which link of a circle is cut.
  const ordered = [...new Set(belongings.map(({ child, parent }) => JSON.stringify([child, parent])))].toSorted().map((one) => JSON.parse(one) as [string, string]);
  for (const [child, parent] of ordered) {
    if (isTotalWord(parent) || child === parent || ancestorsOf(parent, parents).has(child)) continue;
    parents.set(child, [...(parents.get(child) ?? []), parent]);
  }
  return parents;
}

function ancestorsOf(value: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(parents.get(value));
  // What is added while the set is walked is walked as well.
  for (const one of found) for (const parent of parents.get(one) ?? []) found.add(parent);
  return found;
}
