/** One goal: its result from −2 to +2, and how much it weighs. */
export interface ScaledGoal {
  result: number;
  weight: number;
}

/** How alike the results of one person's goals are taken to be (Kiresuk and Sherman 1968). */
const ALIKE = 0.3;

/**
 * Goal Attainment Scaling: T = 50 + 10·Σwx ÷ √((1−ρ)Σw² + ρ(Σw)²) with ρ = 0.3 (Turner-Stokes 2009, Clinical Rehabilitation 23, with its erratum).
 * null where no goal has a weight.
 */
export function goalAttainment(goals: readonly ScaledGoal[]): number | null {
  const sumOf = (of: (goal: ScaledGoal) => number) => goals.reduce((sum, goal) => sum + of(goal), 0);
  const [top, weights, squares] = [sumOf(({ result, weight }) => weight * result), sumOf(({ weight }) => weight), sumOf(({ weight }) => weight * weight)];
  return weights > 0 ? 50 + (10 * top) / Math.sqrt((1 - ALIKE) * squares + ALIKE * weights * weights) : null;
}

/** Raw sums 7 to 35 of SWEMWBS as metric scores (domain/care-equity-growth 2.5, the published Rasch conversion). */
const metric = [7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35];

/** The metric score of a raw sum; null for what is no whole sum of seven marks from 1 to 5. */
export const wellbeingMetric = (raw: number): number | null => metric[raw - 7] ?? null;

/** Patient-Specific Functional Scale: the mean of three to five marks of 0 to 10; null otherwise. */
export function activityMean(marks: readonly number[]): number | null {
  if (marks.length < 3 || marks.length > 5 || marks.some((mark) => !(mark >= 0 && mark <= 10))) return null;
  return marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}

/** Fewer complete sheets than this are not told (Elwyn, Scoring CollaboRATE). */
export const FEWEST_SHEETS = 25;

/** CollaboRATE's top score: the percentage of complete sheets with the highest mark three times; null with too few sheets. */
export const topScore = ({ sheets, incomplete, highest }: { sheets: number; incomplete: number; highest: number }): number | null =>
  sheets - incomplete >= FEWEST_SHEETS && highest <= sheets - incomplete ? (highest / (sheets - incomplete)) * 100 : null;
