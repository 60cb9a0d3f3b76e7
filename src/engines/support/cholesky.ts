export type Matrix = readonly (readonly number[])[];

/** Lower triangle L with L Lᵀ = matrix. Undefined when the matrix is not positive definite. */
export function cholesky(matrix: Matrix): number[][] | undefined {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (lower[i]?.[k] ?? 0) * (lower[j]?.[k] ?? 0);
      if (i === j && !(rest > 0)) return undefined;
      const row = lower[i];
      if (row) row[j] = i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] ?? 1);
    }
  }
  return lower;
}

/** x with L Lᵀ x = values. */
export const solve = (lower: Matrix, values: readonly number[]): number[] => solveTransposed(lower, solveLower(lower, values));

function solveLower(lower: Matrix, values: readonly number[]): number[] {
  const solved: number[] = [];
  lower.forEach((row, i) => {
    let rest = values[i] ?? 0;
    for (let k = 0; k < i; k += 1) rest -= (row[k] ?? 0) * (solved[k] ?? 0);
    solved.push(rest / (row[i] ?? 1));
  });
  return solved;
}

/** x with Lᵀ x = values: turns independent normal numbers into numbers with covariance (L Lᵀ)⁻¹. */
export function solveTransposed(lower: Matrix, values: readonly number[]): number[] {
  const solved = values.map(() => 0);
  for (let i = values.length - 1; i >= 0; i -= 1) {
    let rest = values[i] ?? 0;
    for (let k = i + 1; k < values.length; k += 1) rest -= (lower[k]?.[i] ?? 0) * (solved[k] ?? 0);
    solved[i] = rest / (lower[i]?.[i] ?? 1);
  }
  return solved;
}

/** ln of the determinant of L Lᵀ. */
export const logDeterminant = (lower: Matrix): number => 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i] ?? 1), 0);
