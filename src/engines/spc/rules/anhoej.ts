import { binomialCumulative } from '#engines/special';
import type { RunsAnswer } from '../answer-types.ts';
import { bitFor, RUN_ABOVE, type Signal, type Track } from './marks.ts';

/**
 * Anhøj's rules for one segment: a run longer than chance gives, or fewer crossings of the centre line than chance gives. Points on the
 * line and missing ones are passed over. Longest run allowed: log2 of the useful points, rounded (a whole number's is never a half), plus 3; crossings needed: the
 * 5 % quantile of Binomial(useful − 1, ½). Source: Anhøj and Olesen (2014), PLoS ONE 9:e113825; Anhøj and Wentzel-Larsen (2018).
 * With no useful point there is nothing to judge: null figures and no signal.
 */
export function judgeRuns({ rows, side }: Track, segment: number): { runs: RunsAnswer; signals: Signal[] } {
  const useful = Array.from(rows.keys()).filter((at) => side[at] === 1 || side[at] === -1);
  const judged = { segment, n: rows.length, useful: useful.length };
  if (useful.length === 0) return { runs: { ...judged, longest: null, longestMax: null, crossings: null, crossingsMin: null, signal: false }, signals: [] };
  const found = followRuns(useful, side);
  const longestMax = Math.round(Math.log2(useful.length)) + 3;
  const crossingsMin = lowQuantile(useful.length - 1);
  const signals: Signal[] = found.runs.filter(({ length }) => length > longestMax).map(({ start, length }) => {
    const rowAt = (at: number) => rows[useful[at] ?? 0] ?? 0;
    return { bit: bitFor(RUN_ABOVE, side[useful[start] ?? 0] ?? 0), from: rowAt(start), to: rowAt(start + length - 1), completed: rowAt(start + longestMax) };
  });
  const few = found.crossings < crossingsMin;
  if (few) signals.push({ bit: -1, from: rows[0] ?? 0, to: rows.at(-1) ?? 0, completed: rows.at(-1) ?? 0 });
  return { runs: { ...judged, longest: found.longest, longestMax, crossings: found.crossings, crossingsMin, signal: signals.length > 0 }, signals };
}

function followRuns(useful: readonly number[], side: Float64Array): { runs: { start: number; length: number }[]; longest: number; crossings: number } {
  const runs: { start: number; length: number }[] = [];
  let start = 0;
  for (let at = 1; at <= useful.length; at += 1) {
    if (at < useful.length && side[useful[at] ?? 0] === side[useful[start] ?? 0]) continue;
    runs.push({ start, length: at - start });
    start = at;
  }
  return { runs, longest: runs.reduce((longest, { length }) => Math.max(longest, length), 0), crossings: runs.length - 1 };
}

const quantiles = new Map<number, number>();

/** The smallest k with P(Binomial(n, ½) ≤ k) ≥ 0.05, looked for upwards from two standard deviations below the middle. */
function lowQuantile(n: number): number {
  const known = quantiles.get(n);
  if (known !== undefined) return known;
  let k = Math.max(0, Math.floor(n / 2 - Math.sqrt(n)));
  while (k < n && binomialCumulative(k, { trials: n, chance: 0.5 }) < 0.05) k += 1;
  quantiles.set(n, k);
  return k;
}
