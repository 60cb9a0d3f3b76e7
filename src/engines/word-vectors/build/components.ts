/** Rows of numbers, one after the other, `width` numbers each. */
export interface Rows {
  readonly numbers: Float64Array;
  readonly width: number;
}

/**
 * Takes the mean of the rows off, then the strongest `removed` directions (all-but-the-top: Mu and Viswanath 2018, All-but-the-Top:
 * Simple and Effective Postprocessing for Word Representations), and gives the rows in the next `kept` directions, strongest first.
 */
export function strongestDirections({ numbers, width }: Rows, { removed, kept }: { removed: number; kept: number }): Rows {
  const count = numbers.length / width;
  const centred = withoutMean({ numbers, width });
  const directions = eigenvectors(covariance(centred, width), width).slice(removed, removed + kept);
  const reduced = new Float64Array(count * kept);
  for (let row = 0; row < count; row += 1) {
    directions.forEach((direction, at) => {
      let sum = 0;
      for (let column = 0; column < width; column += 1) sum += (centred[row * width + column] ?? 0) * (direction[column] ?? 0);
      reduced[row * kept + at] = sum;
    });
  }
  return { numbers: reduced, width: kept };
}

function withoutMean({ numbers, width }: Rows): Float64Array {
  const mean = new Float64Array(width);
  const count = numbers.length / width;
  numbers.forEach((value, at) => { mean[at % width] = (mean[at % width] ?? 0) + value / count; });
  return numbers.map((value, at) => value - (mean[at % width] ?? 0));
}

function covariance(numbers: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width * width);
  for (let start = 0; start < numbers.length; start += width) {
    for (let a = 0; a < width; a += 1) {
      const value = numbers[start + a] ?? 0;
      for (let b = 0; b < width; b += 1) sums[a * width + b] = (sums[a * width + b] ?? 0) + value * (numbers[start + b] ?? 0);
    }
  }
  return sums.map((sum) => (sum * width) / numbers.length);
}

const MOST_SWEEPS = 60;

/** Eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5), the greatest eigenvalue first; the first large entry positive. */
function eigenvectors(matrix: Float64Array, width: number): Float64Array[] {
  const rest = matrix.slice();
  const turned = new Float64Array(width * width);
  for (let at = 0; at < width; at += 1) turned[at * width + at] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) for (let p = 0; p < width; p += 1) for (let q = p + 1; q < width; q += 1) rotate({ rest, turned, width }, p, q);
  const order = Array.from({ length: width }, (_, at) => at).toSorted((a, b) => (rest[b * width + b] ?? 0) - (rest[a * width + a] ?? 0));
  return order.map((column) => {
    const vector = Float64Array.from({ length: width }, (_, row) => turned[row * width + column] ?? 0);
    const sign = Math.sign(vector.find((value) => Math.abs(value) > 1e-3) ?? 1);
    return vector.map((value) => value * sign);
  });
}

function rotate({ rest, turned, width }: { rest: Float64Array; turned: Float64Array; width: number }, p: number, q: number): void {
  const off = rest[p * width + q] ?? 0;
  if (Math.abs(off) < 1e-14) return;
  const theta = ((rest[q * width + q] ?? 0) - (rest[p * width + p] ?? 0)) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const turn = (numbers: Float64Array, a: number, b: number) => {
    const x = numbers[a] ?? 0;
    const y = numbers[b] ?? 0;
    numbers[a] = c * x - t * c * y;
    numbers[b] = t * c * x + c * y;
  };
  for (let at = 0; at < width; at += 1) turn(rest, at * width + p, at * width + q);
  for (let at = 0; at < width; at += 1) turn(rest, p * width + at, q * width + at);
  for (let at = 0; at < width; at += 1) turn(turned, at * width + p, at * width + q);
}
