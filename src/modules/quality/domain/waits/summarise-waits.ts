import { smallestShown } from '../publishing/policy.ts';

/** How many people waited so many whole weeks. */
export interface WaitCount {
  weeks: number;
  people: number;
}

/** What may be shown of a quarter's waits; null where too few people stand behind it. */
export interface ShownWaits {
  people: number | null;
  /** Half of the people waited this many weeks or fewer. */
  half: number | null;
  /** Nine of ten waited this many weeks or fewer. */
  ninety: number | null;
}

const FEWEST = smallestShown({ smallestGroup: 0 });

/** Median and 90th percentile by the nearest rank. Each shows only where a full group lies beyond it: 8 of 16 for the half, 8 of 80 for nine in ten. */
export function summariseWaits(counts: readonly WaitCount[]): ShownWaits {
  const people = counts.reduce((sum, count) => sum + count.people, 0);
  const within = (share: number): number | null => {
    if (people * (1 - share) < FEWEST - 1e-9) return null;
    let sum = 0;
    return counts.toSorted((a, b) => a.weeks - b.weeks).find((count) => (sum += count.people) >= people * share - 1e-9)?.weeks ?? null;
  };
  return { people: people < FEWEST ? null : people, half: within(0.5), ninety: within(0.9) };
}
