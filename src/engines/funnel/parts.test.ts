import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binomialCounts, countsBeside, poissonCounts } from './count-families.ts';
import { exactCount } from './exact-limits.ts';
import { quantile7, truncate, winsorise } from './overdispersion.ts';
import { roundLikeR } from './round-like-r.ts';
import { smoothLine } from './smooth-line.ts';
import { solveCount } from './solve-count.ts';

describe('rounding as R does', () => {
  it('goes to the even figure on a half, and to the nearer double otherwise', () => {
    assert.deepEqual([0.125, 0.375, 2.675, 1.005, 5.015, 0.285, 17.762, 3, 1e20].map(roundLikeR), [0.12, 0.38, 2.67, 1, 5.02, 0.28, 17.76, 3, 1e20]);
  });
});

describe('what counts towards the spread', () => {
  it('takes quantiles on straight lines between order statistics', () => {
    assert.deepEqual([quantile7([1, 2, 4, 8, 16], 0.5), quantile7([1, 2, 4, 8, 16], 0.1), quantile7([5], 0.9), quantile7([], 0.1)], [4, 1.4, 5, NaN]);
  });

  it('pulls in the ends, and calls a z on a quantile trimmed too', () => {
    const z = [-9, -1, 0, 1, 2, 3, 4, 5, 6, 7, 30];
    assert.deepEqual(winsorise(z, 0.1), { z: [-1, -1, 0, 1, 2, 3, 4, 5, 6, 7, 7], trimmed: z.map((one) => one < 0 || one > 6) });
  });

  it('leaves out the first and last tenth by rank, and gives ties one rank', () => {
    const z = Array.from({ length: 19 }, (_one, at) => 19 - at);
    // Rank × 10 ÷ 20 lies below 1 for rank 1, and from 9 on for ranks 18 and 19.
    assert.deepEqual(truncate(z, 0.1).trimmed.map((left, at) => (left ? z[at] : 0)).filter((one) => one !== 0), [19, 18, 1]);
    assert.deepEqual(truncate([4, 4, -Infinity, -Infinity, NaN], 0.25).trimmed, [false, false, false, false, true]);
  });
});

describe('a line over many denominators', () => {
  it('is the exact line within 1e-10 of its size, from a handful of events to a million', () => {
    let compared = 0;
    for (const family of [poissonCounts(1), poissonCounts(0.002), binomialCounts(0.3), binomialCounts(0.97), countsBeside(0.08), countsBeside(4)]) for (const tail of [0.025, 0.001]) for (const side of ['lower', 'upper'] as const) {
      const exact = (denominator: number): number => exactCount(family.at(denominator), tail, side);
      const least = Math.max(side === 'lower' ? 1.02 * family.lowFrom(tail) : 1.02 * family.highFrom(tail), 0.5 / family.at(1).mean);
      const denominators = Array.from({ length: 80 }, (_one, at) => least * (1_000_000 / least) ** (at / 79));
      const smooth = smoothLine(exact, denominators);
      for (const denominator of denominators) {
        const [found, wanted] = [smooth(denominator), exact(denominator)];
        assert.ok(Math.abs(found - wanted) <= 1e-10 * Math.max(1, wanted), `${side} ${tail} at ${denominator}: ${found} for ${wanted}`);
        compared += found === wanted ? 0 : 1;
      }
    }
    // Most are not the very same number, so it is the series that was compared.
    assert.ok(compared > 1200, String(compared));
  });
});

describe('exact limits of counts so large that they are written with their last digit', () => {
  it('lie where the normal distribution puts them, on either side, from a million events to a million million', () => {
    for (const family of [poissonCounts(1), binomialCounts(0.2), countsBeside(0.5)]) for (let events = 1e6; events < 2e12; events *= 3.7) for (const [tail, z] of [[0.025, 1.959964], [0.001, 3.090232]] as const) {
      const counts = family.at(events);
      const [low, high] = (['lower', 'upper'] as const).map((side) => (exactCount(counts, tail, side) - counts.mean) / counts.deviation);
      assert.ok(Math.abs((low ?? 0) + z) < 0.02 && Math.abs((high ?? 0) - z) < 0.02, `${events} at ${tail}: ${low} and ${high}`);
    }
  });

  it('are found though the first look is as near as can be written, and though a tail is all or nothing to the last digit at the next', () => {
    const steep = (count: number): number => (count < 99 ? 0 : Math.log(0.5) - (count - 100));
    const near = (search: Partial<Parameters<typeof solveCount>[0]>) => solveCount({ logTail: steep, goal: 0, start: 100, slope: -1e-20, between: [0, Infinity], ...search });
    assert.equal(near({ goal: 1e-6 }), 100);
    assert.ok(Math.abs(near({ start: 40, slope: -1 }) - 100) < 1e-9);
  });
});
