/**
 * Rounds to two decimals as R does from version 4.0.0 on: of the two nearest numbers with two decimals the one that is nearer as a double,
 * and of two equally near the one whose last figure is even (R's help page `?round`). `toFixed` differs on halves: 0.125 gives 0.12 here.
 */
export function roundLikeR(value: number): number {
  const hundredfold = value * 100;
  // From here on a double has fewer than two decimals.
  if (!Number.isFinite(hundredfold) || Math.abs(hundredfold) >= 2 ** 52) return value;
  const lower = Math.floor(hundredfold) / 100;
  const upper = Math.ceil(hundredfold) / 100;
  const fromLower = value - lower;
  const toUpper = upper - value;
  return fromLower < toUpper || (fromLower === toUpper && Math.floor(hundredfold) % 2 === 0) ? lower : upper;
}
