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
  const changesOf = (steps: readonly Step[]): Map<number, number> | null => {
    const changes = new Map<number, number>();
    for (const { exchange, people } of steps) {
      for (const { nodes, sign } of cornersOf(exchange)) {
        const atom = table.find(nodes.reduce((code, node, d) => code + node * (table.strides[d] ?? 0), 0));
        if (atom < 0) return null;
        table.eachHolder(nodes, (record) => void changes.set(record, (changes.get(record) ?? 0) + sign * people));
      }
    }
    const fits = [...changes].every(([record, change]) => change === 0 || (value(record) + change >= (bounds.low[record] ?? 0) && value(record) + change <= (bounds.high[record] ?? 0)));
    return fits ? changes : null;
  };
  const value = (record: number): number => table.value[record] ?? 0;
  const moved = (changes: Map<number, number>, { record, remainder }: Proof['target']): number => {
    if (!remainder) return changes.get(record) ?? 0;
    return [...changes].reduce((sum, [one, change]) => sum + (lowest.has(one) && isBeside(table, one, remainder) ? change : 0), 0);
  };
  return [...proofs.values()].filter((proof) => {
    const [up, down] = [changesOf(proof.up), changesOf(proof.down)];
    return !up || !down || moved(up, proof.target) - moved(down, proof.target) < minimum;
  });
}
