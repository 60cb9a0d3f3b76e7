import { cholesky, logDeterminant, solve, type Matrix } from './cholesky.ts';
import { heights, priorOf, type Curve } from './examination-curve.ts';

/** Randomised impressions and votes at each position of the curve. */
export interface SlotCounts {
  readonly impressions: readonly number[];
  readonly votes: readonly number[];
}

export interface FittedCurve {
  readonly mode: readonly number[];
  /** Lower triangle of the precision at the mode. */
  readonly lower: Matrix;
  /** ln of the probability of the slots, Laplace's approximation, up to what all smoothnesses share. */
  readonly logEvidence: number;
}

/** A reaction is never certain: keeps ln(1 − e^height) finite. */
const HIGHEST = -0.01;
const STEPS = 60;

/**
 * The most probable curve for one smoothness: votes at a position ~ Binomial(impressions, e^height). Newton steps with halving.
 * Undefined when the numbers cannot be solved.
 */
export function fitCurve(curve: Curve, slots: SlotCounts, smoothness: number): FittedCurve | undefined {
  const { mean, precision } = priorOf(curve, smoothness);
  const prior = cholesky(precision);
  let at = { heights: mean, worth: worth(curve, slots, mean, { mean, precision }) };
  for (let step = 0; step < STEPS; step += 1) {
    const lower = cholesky(curvature(curve, slots, at.heights, precision));
    if (!lower) return undefined;
    const move = solve(lower, slopeAt(curve, slots, at.heights, { mean, precision }));
    const next = halve(at, move, (tried) => worth(curve, slots, tried, { mean, precision }));
    const gain = next.worth - at.worth;
    at = next;
    if (gain < 1e-9) break;
  }
  const lower = cholesky(curvature(curve, slots, at.heights, precision));
  if (!lower || !prior) return undefined;
  return { mode: at.heights, lower, logEvidence: at.worth - logDeterminant(lower) / 2 + logDeterminant(prior) / 2 };
}

interface Prior {
  readonly mean: readonly number[];
  readonly precision: Matrix;
}

interface Standing {
  heights: number[];
  worth: number;
}

function halve(from: Standing, move: readonly number[], worthOf: (tried: readonly number[]) => number): Standing {
  for (let share = 1; share > 1e-4; share /= 2) {
    const tried = from.heights.map((one, i) => one + share * (move[i] ?? 0));
    const reached = worthOf(tried);
    if (reached >= from.worth) return { heights: tried, worth: reached };
  }
  return from;
}

function worth(curve: Curve, { impressions, votes }: SlotCounts, atKnots: readonly number[], { mean, precision }: Prior): number {
  const away = atKnots.map((one, i) => one - (mean[i] ?? 0));
  const belief = -quadratic(precision, away) / 2;
  return heights(curve, atKnots).reduce((sum, height, k) => {
    const capped = Math.min(height, HIGHEST);
    return sum + (votes[k] ?? 0) * capped + ((impressions[k] ?? 0) - (votes[k] ?? 0)) * Math.log1p(-Math.exp(capped));
  }, belief);
}

const quadratic = (matrix: Matrix, vector: readonly number[]): number => matrix.reduce((sum, row, i) => sum + (vector[i] ?? 0) * row.reduce((inner, one, j) => inner + one * (vector[j] ?? 0), 0), 0);

const chanceAt = (height: number): number => Math.exp(Math.min(height, HIGHEST));

function slopeAt(curve: Curve, { impressions, votes }: SlotCounts, atKnots: readonly number[], { mean, precision }: Prior): number[] {
  const away = atKnots.map((one, i) => one - (mean[i] ?? 0));
  const slope = precision.map((row) => -row.reduce((sum, one, j) => sum + one * (away[j] ?? 0), 0));
  heights(curve, atKnots).forEach((height, k) => {
    const chance = chanceAt(height);
    spread(curve, k, slope, (votes[k] ?? 0) - (((impressions[k] ?? 0) - (votes[k] ?? 0)) * chance) / (1 - chance));
  });
  return slope;
}

function spread({ places }: Curve, k: number, onto: number[], amount: number): void {
  const { knot = 0, next = 0 } = places[k] ?? {};
  onto[knot] = (onto[knot] ?? 0) + amount * (1 - next);
  onto[knot + 1] = (onto[knot + 1] ?? 0) + amount * next;
}

/** Fisher's information n p ÷ (1 − p) rather than the observed one: never negative. */
function curvature(curve: Curve, { impressions }: SlotCounts, atKnots: readonly number[], precision: Matrix): Matrix {
  const rows = precision.map((row) => [...row]);
  heights(curve, atKnots).forEach((height, k) => {
    const chance = chanceAt(height);
    const { knot = 0, next = 0 } = curve.places[k] ?? {};
    const amount = ((impressions[k] ?? 0) * chance) / (1 - chance);
    for (const [i, one] of [[knot, 1 - next], [knot + 1, next]] as const) {
      const row = rows[i];
      if (row) spread(curve, k, row, amount * one);
    }
  });
  return rows;
}
