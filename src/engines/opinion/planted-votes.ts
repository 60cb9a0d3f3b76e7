import type { Vote } from './input.ts';
import { randomFractions } from './random.ts';

/** Generated votes with groups that are known: for tests and benchmarks. Each group agrees with each statement at about 20 or 80 in 100. */
export function plantedVotes({ people, statements, groups, density, seed, firstShare }: { people: number; statements: number; groups: number; density: number; seed: number; firstShare?: number }): { votes: Vote[]; groupOf: number[]; rates: number[][] } {
  const random = randomFractions(seed, 11);
  const rates = Array.from({ length: groups }, () => Array.from({ length: statements }, () => (random() < 0.5 ? 0.15 : 0.75) + 0.1 * random()));
  const groupOf = Array.from({ length: people }, () => (firstShare === undefined ? Math.floor(random() * groups) : random() < firstShare ? 0 : 1));
  const votes: Vote[] = [];
  for (let participant = 0; participant < people; participant += 1) {
    for (let statement = 0; statement < statements; statement += 1) {
      if (random() >= density) continue;
      const agrees = random() < (rates[groupOf[participant] ?? 0]?.[statement] ?? 0.5);
      votes.push({ participant, statement, value: random() < 0.1 ? 0 : agrees ? 1 : -1 });
    }
  }
  return { votes, groupOf, rates };
}

/**
 * Generated votes in which knowing some of a person's votes tells nothing about the others: `rates`, each statement has its own share;
 * `steep`, most shares are near 0 or 1; `agreeable`, people differ in how readily they agree; `half`, every vote is a toss of a coin.
 */
export function structurelessVotes({ people, statements, density, seed, kind }: { people: number; statements: number; density: number; seed: number; kind: 'rates' | 'steep' | 'agreeable' | 'half' }): Vote[] {
  const random = randomFractions(seed, 12);
  const odds = Array.from({ length: statements }, () => (kind === 'half' ? 0 : (kind === 'steep' ? 3 : 1) * (4 * random() - 2)));
  const votes: Vote[] = [];
  for (let participant = 0; participant < people; participant += 1) {
    const readiness = kind === 'agreeable' ? 4 * random() - 2 : 0;
    for (let statement = 0; statement < statements; statement += 1) {
      if (random() >= density) continue;
      votes.push({ participant, statement, value: random() < 1 / (1 + Math.exp(-(odds[statement] ?? 0) - readiness)) ? 1 : -1 });
    }
  }
  return votes;
}
