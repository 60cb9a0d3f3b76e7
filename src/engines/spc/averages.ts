/**
 * Sum without loss: each addition's rounding error is kept beside it (Neumaier 1974, ZAMM 54:39). R adds in 80 bits; this is at least as
 * close, so that a value that equals the mean in R equals it here. NaN values are passed over; `count` is how many were added.
 */
export function exactSum(values: ArrayLike<number>): { sum: number; rest: number; count: number } {
  let sum = 0;
  let rest = 0;
  let count = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    if (value !== value) continue;
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    count += 1;
  }
  return { sum, rest, count };
}

/** The sum of what is not missing; 0 of nothing. */
export function sumOf(values: ArrayLike<number>): number {
  const { sum, rest } = exactSum(values);
  return sum + rest;
}

/** The mean of what is not missing, correct to the last bit for all but contrived values; NaN of nothing. Equal values have exactly themselves as mean. */
export function meanOf(values: ArrayLike<number>): number {
  const { sum, rest, count } = exactSum(values);
  const rough = sum / count;
  // What the division left over, worked out exactly: the quotient is cut in two so that its parts times the count are exact (Dekker 1971).
  const cut = rough * 134_217_729;
  const high = cut - (cut - rough);
  const left = sum - high * count - (rough - high) * count + rest;
  return left === left ? rough + left / count : rough;
}

/** The middle of what is not missing; NaN of nothing. */
export function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).filter((value) => value === value).toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}
