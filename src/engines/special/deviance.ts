/**
 * −ln(1 − e) − e: how far 1 − e is from 1 in the sense of a likelihood. `rest` is 1 − e, given apart because it keeps its digits where
 * 1 − e would not. The form for small e is that of Loader (2000), Fast and accurate computation of binomial probabilities.
 */
export function deviance(e: number, rest: number): number {
  if (Math.abs(e) >= 0.3) return -Math.log(rest) - e;
  const v = e / (2 - e);
  const square = v * v;
  let power = v * square;
  let sum = 0;
  for (let odd = 3; Math.abs(power) > 1e-18 * Math.abs(e * v); odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return e * v + 2 * sum;
}

/** a·(1 − x) − b·x, correct to the last digits even where both products are nearly the same. Products after Dekker (1971), Numerische Mathematik 18. */
export function distanceFromMean(x: number, a: number, b: number): number {
  const y = 1 - x;
  const one = exactProduct(a, y);
  const other = exactProduct(b, x);
  return one.high - other.high + (one.low - other.low + a * (1 - y - x));
}

function exactProduct(a: number, b: number): { high: number; low: number } {
  const high = a * b;
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return { high, low: aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

/** The upper 26 bits of a double. */
function upperHalf(a: number): number {
  const shifted = 134_217_729 * a;
  return shifted - (shifted - a);
}
