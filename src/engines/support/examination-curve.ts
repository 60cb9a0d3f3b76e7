import type { Matrix } from './cholesky.ts';

/** Straight lines between knots on the logarithm of the position. */
export interface Curve {
  /** ln of the knots' positions. */
  readonly knots: readonly number[];
  /** For each position asked for: the knot before it and how much of the next one counts. */
  readonly places: readonly { readonly knot: number; readonly next: number }[];
}

/** Knots at every position up to 6 and then about ten for each tenfold, so that a power law is a straight line and a fold still shows. */
export function curveOver(positions: readonly number[]): Curve {
  const last = positions.reduce((most, position) => Math.max(most, position), 2);
  const spaced: number[] = [];
  for (let position = 1; position < last; position = Math.max(position + 1, Math.round(position * 1.26))) spaced.push(position);
  const knots = [...spaced, last].map(Math.log);
  const places = positions.map((position) => {
    const at = Math.log(position);
    const after = knots.findIndex((knot) => knot > at);
    const knot = (after < 0 ? knots.length - 1 : after) - 1;
    const start = knots[knot] ?? 0;
    return { knot, next: (at - start) / ((knots[knot + 1] ?? 1) - start) };
  });
  return { knots, places };
}

/** The curve's height at each of its positions, given the heights at its knots. */
export const heights = ({ places }: Curve, atKnots: readonly number[]): number[] => places.map(({ knot, next }) => (atKnots[knot] ?? 0) * (1 - next) + (atKnots[knot + 1] ?? 0) * next);

/** Bend at every inner knot, so that Σ bend² ÷ smoothness² penalises departures from a power law by the same measure at every spacing. */
function bends({ knots }: Curve): number[][] {
  return knots.slice(2).map((end, at) => {
    const [start, middle] = [knots[at] ?? 0, knots[at + 1] ?? 0];
    const [before, after] = [middle - start, end - middle];
    const scale = Math.sqrt((before + after) / 2);
    return knots.map((_knot, i) => [1 / before, -1 / before - 1 / after, 1 / after].at(i - at < 0 || i - at > 2 ? 3 : i - at) ?? 0).map((one) => one / scale);
  });
}

/** What is believed before any slot is read, wide on purpose: the power is 0.6 give or take 0.6, three in ten react at the first position, give or take a factor of seven. */
const POWER = 0.6;
const POWER_SPREAD = 0.6;
const LEVEL = Math.log(0.3);
const LEVEL_SPREAD = 2;

/** Mean and precision of the curve's heights for one smoothness. */
export function priorOf(curve: Curve, smoothness: number): { mean: number[]; precision: Matrix } {
  const { knots } = curve;
  const width = (knots.at(-1) ?? 1) - (knots[0] ?? 0);
  const slope = knots.map((_knot, i) => (i === 0 ? -1 / width : Number(i === knots.length - 1) / width) / POWER_SPREAD);
  const level = knots.map((_knot, i) => Number(i === 0) / LEVEL_SPREAD);
  const rows = [...bends(curve).map((row) => row.map((one) => one / smoothness)), slope, level];
  const precision = knots.map((_row, i) => knots.map((_column, j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)));
  return { mean: knots.map((knot) => LEVEL - POWER * knot), precision };
}
