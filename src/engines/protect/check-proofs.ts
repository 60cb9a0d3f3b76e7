import { cornersOf } from './exchange.ts';
import type { Proof, Protector, Step } from './protector.ts';
import { isBeside } from './remainders.ts';

/**
 * Builds the two other tables of each proof from their atoms and looks whether they show the same, hold no count below 0, and lie the
 * minimum apart at the target. Shares nothing with the search but the list of corners. Answers the proofs that fail.
 */
export function failedProofs({ completed, bounds, proofs }: Protector, minimum: number): Proof[] {
  const { table } = completed;
  const lowest = new Set(table.atoms);
  const isGroup = (nodes: readonly number[]): boolean => table.find(nodes.reduce((code, node, d) => code + node * (table.strides[d] ?? 0), 0)) >= 0;
  const changesOf = (steps: readonly Step[]): readonly (readonly [record: number, people: number])[] | null => {
    const corners = steps.flatMap(({ exchange, people }) => cornersOf(exchange).map(({ nodes, sign }) => ({ nodes, people: sign * people })));
    const changes = new Map<number, number>();
    for (const { nodes, people } of corners) table.eachHolder(nodes, (record) => void changes.set(record, (changes.get(record) ?? 0) + people));
    const fits = [...changes].every(([record, people]) => isWithin(record, (table.value[record] ?? 0) + people));
    return fits && corners.every(({ nodes }) => isGroup(nodes)) ? [...changes] : null;
  };
  const isWithin = (record: number, value: number): boolean => value >= (bounds.low[record] ?? 0) && value <= (bounds.high[record] ?? 0);
  const isOf = ({ record, remainder }: Proof['target'], one: number): boolean => (remainder ? lowest.has(one) && isBeside(table, one, remainder) : one === record);
  return [...proofs.values()].filter(({ target, up, down }) => {
    const [above, below] = [changesOf(up), changesOf(down)];
    if (!above || !below) return true;
    const apart = [...above, ...below.map(([record, people]) => [record, -people] as const)].reduce((sum, [record, people]) => sum + (isOf(target, record) ? people : 0), 0);
    return apart < minimum;
  });
}
