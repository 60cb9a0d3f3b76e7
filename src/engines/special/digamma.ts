/** The positive zero of ψ, and what a double leaves of it. Both computed with mpmath. */
const ZERO = 1.4616321449683622;
const ZERO_REST = 9.549995429965697e-17;

/** Taylor coefficients of ψ at its zero, from the first. Computed to 40 digits with mpmath. */
const AROUND_ZERO = [0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237, -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896, 0.010538791616612175, -0.007204534386356869, 0.004926781395729853, -0.003369801655439328, 0.002305126326734928, -0.0015769367714301972, 0.0010788252019162967, -0.0007380709389960052, 0.000504953265834602, -0.0003454680251063077, 0.00023635601564027053, -0.00016170622091974803];

/**
 * ψ(x), the slope of ln Γ; NaN at 0 and the negative whole numbers. Sources: Abramowitz and Stegun 6.3.18 (large x), 6.3.5 (step by 1),
 * 6.3.7 (reflection). Digits are kept around the positive zero, but not around the negative ones.
 */
export function digamma(x: number): number {
  if (x <= 0) return Number.isInteger(x) ? NaN : digamma(1 - x) - Math.PI / tangentOfTurn(x);
  if (Math.abs(x - ZERO) < 0.25) return aroundZero(x - ZERO - ZERO_REST);
  let sum = 0;
  let large = x;
  for (; large < 12; large += 1) sum += 1 / large;
  const square = 1 / (large * large);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))));
  return Math.log(large) - 0.5 / large - series - sum;
}

function aroundZero(step: number): number {
  return step * AROUND_ZERO.reduceRight((sum, coefficient) => coefficient + sum * step, 0);
}

/** tan(πx) with whole turns taken off first. */
const tangentOfTurn = (x: number): number => Math.tan(Math.PI * (x - Math.round(x)));
