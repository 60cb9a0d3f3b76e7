/** Rows of numbers, one after the other, `width` numbers each. */
export interface Rows {
  readonly numbers: Float32Array;
  readonly width: number;
}

export const countOf = ({ numbers, width }: Rows): number => numbers.length / width;

/** a · bᵀ for two sets of rows of one width: a row for each row of `a`, a number for each row of `b`. */
export function products(a: Rows, b: Rows): Rows {
  const [rows, columns, width] = [countOf(a), countOf(b), a.width];
  const numbers = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let at = 0; at < width; at += 1) sum += (a.numbers[row * width + at] ?? 0) * (b.numbers[column * width + at] ?? 0);
      numbers[row * columns + column] = sum;
    }
  }
  return { numbers, width: columns };
}

export function turned({ numbers, width }: Rows): Rows {
  const rows = numbers.length / width;
  const made = new Float32Array(numbers.length);
  for (let row = 0; row < rows; row += 1) for (let at = 0; at < width; at += 1) made[at * rows + row] = numbers[row * width + at] ?? 0;
  return { numbers: made, width: rows };
}

/** Each row brought to length 1, and the lengths that they had. */
export function unit({ numbers, width }: Rows): { rows: Rows; lengths: Float32Array } {
  const lengths = Float32Array.from({ length: numbers.length / width }, (_, row) => Math.hypot(...numbers.subarray(row * width, (row + 1) * width)) || 1);
  return { rows: { numbers: numbers.map((value, at) => value / (lengths[Math.floor(at / width)] ?? 1)), width }, lengths };
}

/** The lower triangle L with L · Lᵀ = a, for a symmetric matrix whose eigenvalues are above 0 (Cholesky; Golub and Van Loan, 4.2). */
export function lowerTriangle({ numbers, width }: Rows): Rows {
  const made = new Float64Array(width * width);
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = numbers[row * width + column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (made[row * width + at] ?? 0) * (made[column * width + at] ?? 0);
      made[row * width + column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (made[column * width + column] ?? 1);
    }
  }
  return { numbers: Float32Array.from(made), width };
}

/** L⁻¹ of a lower triangle. */
export function inverseOfTriangle({ numbers, width }: Rows): Rows {
  const made = new Float32Array(width * width);
  for (let column = 0; column < width; column += 1) {
    for (let row = column; row < width; row += 1) {
      let sum = row === column ? 1 : 0;
      for (let at = column; at < row; at += 1) sum -= (numbers[row * width + at] ?? 0) * (made[at * width + column] ?? 0);
      made[row * width + column] = sum / (numbers[row * width + row] ?? 1);
    }
  }
  return { numbers: made, width };
}

/** The `kept` directions in which the rows spread most, each of length 1, by subspace iteration (Golub and Van Loan, 8.2). */
export function widestDirections(rows: Rows, kept: number, rounds = 40): Rows {
  const columns = turned(rows);
  const spread = products(columns, columns);
  let found: Rows = { numbers: Float32Array.from({ length: kept * rows.width }, (_, at) => Math.sin(at * 12.9898 + 1)), width: rows.width };
  for (let round = 0; round < rounds; round += 1) found = squared(products(found, spread));
  return found;
}

/** The rows made to stand square on each other, each of length 1 (Gram and Schmidt). */
function squared({ numbers, width }: Rows): Rows {
  const made = Float64Array.from(numbers);
  for (let start = 0; start < made.length; start += width) {
    const row = made.subarray(start, start + width);
    for (let before = 0; before < start; before += width) {
      let along = 0;
      for (let at = 0; at < width; at += 1) along += (made[before + at] ?? 0) * (row[at] ?? 0);
      for (let at = 0; at < width; at += 1) row[at] = (row[at] ?? 0) - along * (made[before + at] ?? 0);
    }
    const length = Math.hypot(...row) || 1;
    for (let at = 0; at < width; at += 1) row[at] = (row[at] ?? 0) / length;
  }
  return { numbers: Float32Array.from(made), width };
}
