/**
 * Eigenvalues (largest first) and eigenvectors (as rows) of a small symmetric square, by Jacobi's rotations. Of a vector and its
 * opposite the one whose largest part is positive is given.
 */
export function principalAxes(symmetric: Float64Array, size: number): { values: Float64Array; axes: Float64Array } {
  const square = symmetric.slice();
  const vectors = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) vectors[a * size + a] = 1;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(square, vectors, { size, p, q });
  }
  const order = Array.from({ length: size }, (_, a) => a).toSorted((one, other) => (square[other * size + other] as number) - (square[one * size + one] as number));
  const axes = new Float64Array(size * size);
  for (const [row, from] of order.entries()) axes.set(facingForward(vectors.subarray(from * size, (from + 1) * size)), row * size);
  return { values: Float64Array.from(order, (a) => square[a * size + a] as number), axes };
}

function rotate(square: Float64Array, vectors: Float64Array, { size, p, q }: { size: number; p: number; q: number }): void {
  const off = square[p * size + q] as number;
  if (off === 0) return;
  const slope = ((square[q * size + q] as number) - (square[p * size + p] as number)) / (2 * off);
  const tangent = (slope >= 0 ? 1 : -1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(square, { first: p, second: q, step: size, size, cosine, sine });
  turn(square, { first: p * size, second: q * size, step: 1, size, cosine, sine });
  turn(vectors, { first: p * size, second: q * size, step: 1, size, cosine, sine });
}

interface Turn {
  readonly first: number;
  readonly second: number;
  readonly step: number;
  readonly size: number;
  readonly cosine: number;
  readonly sine: number;
}

function turn(values: Float64Array, { first, second, step, size, cosine, sine }: Turn): void {
  for (let i = 0; i < size; i += 1) {
    const one = values[first + i * step] as number;
    const other = values[second + i * step] as number;
    values[first + i * step] = cosine * one - sine * other;
    values[second + i * step] = sine * one + cosine * other;
  }
}

function facingForward(vector: Float64Array): Float64Array {
  const largest = vector.reduce((best, part) => (Math.abs(part) > Math.abs(best) + 1e-12 ? part : best), 0);
  return largest < 0 ? vector.map((part) => -part) : vector;
}
