import { sumOf } from '../averages.ts';
import { movingRanges, screenRanges } from '../moving-range.ts';
import { clamp, drawEach, pick, type Span } from './span.ts';

const prime = { proportion: (centre: number, n: number) => Math.sqrt((centre * (1 - centre)) / n), rate: (centre: number, n: number) => Math.sqrt(centre / n) };

/** P chart: binomial sigma √(p̄(1 − p̄)/n) for each point's own n, limits within 0 and 1. Source: Montgomery 7.2. */
export const drawProportions = (span: Span): void => drawByDenominator(span, prime.proportion, { laney: false, most: 1 });
/** P prime: the same, widened or narrowed by how much the points truly vary between each other. Source: Laney (2002), Quality Engineering 14:531. */
export const drawLaneyProportions = (span: Span): void => drawByDenominator(span, prime.proportion, { laney: true, most: 1 });
/** U chart: Poisson sigma √(ū/n), no limit below 0. Source: Montgomery 7.3. */
export const drawRates = (span: Span): void => drawByDenominator(span, prime.rate, { laney: false, most: Infinity });
/** U prime: as P prime. */
export const drawLaneyRates = (span: Span): void => drawByDenominator(span, prime.rate, { laney: true, most: Infinity });

function drawByDenominator(span: Span, sigmaOf: (centre: number, n: number) => number, { laney, most }: { laney: boolean; most: number }): void {
  const { frame, rows } = span;
  const centre = span.centre ?? sumOf(pick(frame.numerator, rows)) / sumOf(pick(frame.denominator, rows));
  const factor = laney ? laneyFactor(span, centre, sigmaOf) : 1;
  drawEach(span, { centre, sigmaOf: (row) => sigmaOf(centre, frame.denominator[row] ?? NaN) * factor });
  clamp(span, 0, most);
}

/** The mean moving range of the standardised points ÷ 1.128; NaN where no two neighbours can be compared. */
function laneyFactor({ frame, rows, settings }: Span, centre: number, sigmaOf: (centre: number, n: number) => number): number {
  const scores = Float64Array.from(rows, (row) => ((frame.value[row] ?? NaN) - centre) / sigmaOf(centre, frame.denominator[row] ?? NaN));
  return movingRanges(scores, { screen: settings.screen, lenient: settings.reference === null }).mean / 1.128;
}

/** Screening of the I prime chart is at 3.2665 where others take 3.267. */
const PRIME_SCREEN = 3.2665;

/**
 * I prime: individual figures whose denominators differ. Each step, divided by what two normal figures of these denominators would differ
 * by, estimates sigma; each point's own is sigma ÷ √n. Source: Taylor (2018), Normalized individuals (I_N) chart; Anhøj, qicharts2.
 * qicharts2 takes the steps of the whole segment where only the centre comes from the baseline; without `compat` both come from the baseline.
 */
export function drawNormalised(span: Span): void {
  const { frame, rows, from, to, settings } = span;
  const denominators = pick(frame.denominator, rows);
  const values = pick(frame.value, rows);
  const centre = span.centre ?? sumOf(values.map((value, at) => value * (denominators[at] ?? NaN))) / sumOf(denominators);
  const whole = settings.reference === 'qicharts2-0.8.1';
  const steps = normalisedSteps(whole ? frame.value.subarray(from, to) : values, whole ? frame.denominator.subarray(from, to) : denominators);
  const sigma = screenRanges(steps, { screen: settings.screen, factor: PRIME_SCREEN, lenient: settings.reference === null }).mean;
  drawEach(span, { centre, sigmaOf: (row) => sigma * Math.sqrt(1 / (frame.denominator[row] ?? NaN)) });
  span.lines.movingRangeMean.fill(movingRanges(values, { screen: false, lenient: true }).mean, from, to);
}

function normalisedSteps(values: Float64Array, denominators: Float64Array): Float64Array {
  return values.map((value, at) => (Math.sqrt(Math.PI / 2) * Math.abs(value - (values[at - 1] ?? NaN))) / Math.sqrt(1 / (denominators[at] ?? NaN) + 1 / (denominators[at - 1] ?? NaN)));
}
