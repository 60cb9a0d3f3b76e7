/** Replaces a positive definite square (rows one after another) by its inverse: Gauss and Jordan; positive definite needs no pivots. */
export function invertInPlace(square: Float64Array, width: number): void {
  for (let p = 0; p < width; p += 1) {
    const pivot = 1 / (square[p * width + p] as number);
    square[p * width + p] = 1;
    for (let b = 0; b < width; b += 1) square[p * width + b] = (square[p * width + b] as number) * pivot;
    for (let a = 0; a < width; a += 1) {
      if (a === p) continue;
      const factor = square[a * width + p] as number;
      square[a * width + p] = 0;
      for (let b = 0; b < width; b += 1) square[a * width + b] = (square[a * width + b] as number) - factor * (square[p * width + b] as number);
    }
  }
}
