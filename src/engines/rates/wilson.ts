/** Wilson (1927), Journal of the American Statistical Association 22: the score limits of a proportion x of n. */
export function wilsonLimits(x: number, n: number, z: number): [lower: number, upper: number] {
  const square = z * z;
  const middle = 2 * x + square;
  const spread = z * Math.sqrt(square + 4 * x * (1 - x / n));
  const below = 2 * (n + square);
  return [Math.max(0, (middle - spread) / below), Math.min(1, (middle + spread) / below)];
}
