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
 * One dimension from the values that occur in cells, sorted so that the order of cells changes nothing. Groups of the hierarchy that
 * no cell names are left out, links through them are kept. A circle of belongings is cut by ignoring what would close it.
 */
export function makeDimension(name: string, used: ReadonlySet<string>, belongings: readonly Belonging[]): Dimension {
  const parents = parentsOf(belongings);
  const values = [...used].filter((value) => !isTotalWord(value)).toSorted();
  const above = new Map(values.map((value) => [value, ancestorsOf(value, parents)]));
  const holds = new Set(values.flatMap((value) => [...(above.get(value) ?? [])]));
  const inner = values.filter((value) => holds.has(value));
  const rests = ['', ...inner].map(restOf);
  const nodes = ['', ...values, ...rests];
  const index = new Map(nodes.map((value, at) => [value, at]));
  const holders = nodes.map((value, at) => {
    const under = at > values.length ? (inner[at - values.length - 2] ?? '') : value;
    const held = [under, ...(above.get(under) ?? ancestorsOf(under, parents)), value].map((one) => index.get(one));
    return [...new Set([TOTAL, ...held.filter((one) => one !== undefined)])].toSorted((a, b) => a - b);
  });
  const isLeaf = Uint8Array.from(nodes, (value, at) => Number(at !== TOTAL && !holds.has(value)));
  return { name, nodes, holders, isLeaf, nodeOf: (value) => (isTotalWord(value) ? TOTAL : (index.get(value) ?? TOTAL)) };
}

function parentsOf(belongings: readonly Belonging[]): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  const ordered = belongings.toSorted((a, b) => (a.child < b.child ? -1 : Number(a.child > b.child)) || (a.parent < b.parent ? -1 : Number(a.parent > b.parent)));
  for (const { child, parent } of ordered) {
    if (isTotalWord(parent) || isTotalWord(child) || child === parent || ancestorsOf(parent, parents).has(child)) continue;
    parents.set(child, [...(parents.get(child) ?? []), parent]);
  }
  return parents;
}

function ancestorsOf(value: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(parents.get(value) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return found;
}
