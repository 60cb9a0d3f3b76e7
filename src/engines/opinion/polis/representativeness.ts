import type { Tallies } from '../votes/tallies.ts';

/** One side (agree or disagree) of one statement in one group, compared with the other groups. */
export interface SideFigures {
  readonly count: number;
  readonly seen: number;
  readonly probability: number;
  readonly test: number;
  readonly representativeness: number;
  readonly representativenessTest: number;
}

export interface GroupFigures {
  readonly agree: SideFigures;
  readonly disagree: SideFigures;
}

/**
 * How well a statement speaks for a group: probability (a+1)/(s+2), one-sample test against a half, ratio to the other groups
 * together and the two-sample test with every count one higher (Polis, Small et al. 2021). All finite, also without votes.
 */
export function groupFigures(tallies: Tallies, group: number, statement: number): GroupFigures {
  const own = group * tallies.statements + statement;
  const seen = tallies.seen[own] as number;
  let others = 0;
  let otherAgree = 0;
  let otherDisagree = 0;
  for (let g = 0; g < tallies.groups; g += 1) {
    if (g === group) continue;
    const place = g * tallies.statements + statement;
    others += tallies.seen[place] as number;
    otherAgree += tallies.agree[place] as number;
    otherDisagree += tallies.disagree[place] as number;
  }
  return {
    agree: sideFigures({ count: tallies.agree[own] as number, seen, otherCount: otherAgree, otherSeen: others }),
    disagree: sideFigures({ count: tallies.disagree[own] as number, seen, otherCount: otherDisagree, otherSeen: others }),
  };
}

interface Counts {
  readonly count: number;
  readonly seen: number;
  readonly otherCount: number;
  readonly otherSeen: number;
}

function sideFigures(counts: Counts): SideFigures {
  const { count, seen, otherCount, otherSeen } = counts;
  const probability = (count + 1) / (seen + 2);
  return { count, seen, probability, test: proportionTest(count, seen), representativeness: probability / ((otherCount + 1) / (otherSeen + 2)), representativenessTest: twoProportionTest(counts) };
}

/** z = 2 · √(s + 1) · ((a + 1)/(s + 1) − ½). */
export function proportionTest(count: number, seen: number): number {
  return 2 * Math.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5);
}

function twoProportionTest({ count, seen, otherCount, otherSeen }: Counts): number {
  const own = (count + 1) / (seen + 1);
  const other = (otherCount + 1) / (otherSeen + 1);
  const pooled = (count + otherCount + 2) / (seen + otherSeen + 2);
  return pooled === 1 ? 0 : (own - other) / Math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (otherSeen + 1)));
}
