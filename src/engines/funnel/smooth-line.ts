/** A figure at each denominator of a range. */
export type Line = (denominator: number) => number;

/** Chebyshev degrees that are tried, each twice the one before so that no figure is worked out twice. */
const DEGREES = [24, 48] as const;
/** The last coefficients must be this small: what is left out is then about as small. */
const LAST = 1e-12;
/** A range that no degree fits is halved at most so often. */
const HALVINGS = 3;
/** From here on the rounding of a count itself, √count × 1e-16 of a standard deviation, is no longer small beside LAST. */
const LARGEST = 1e8;
/** Below so many denominators working each out costs less. */
const WORTHWHILE = 60;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly line: Line;
}

/**
 * A line that is costly to work out, over many denominators: in u = 1/√denominator the limits of a funnel are smooth (Cornish and Fisher's expansion
 * runs in powers of u), so a Chebyshev series of degree 24 or 48 has them to twelve figures (Trefethen 2013, Approximation Theory and Approximation
 * Practice). Where none fits, and outside the range, the line itself is asked.
 */
export function smoothLine(exact: Line, denominators: readonly number[], from = 0): Line {
  const inRange = denominators.filter((one) => one >= from && one > 0 && one <= LARGEST);
  if (inRange.length < WORTHWHILE) return exact;
  const least = inRange.reduce((found, one) => Math.min(found, one), Infinity);
  const most = inRange.reduce((found, one) => Math.max(found, one), 0);
  const pieces = fitPieces(exact, 1 / Math.sqrt(most), 1 / Math.sqrt(least), HALVINGS);
  return (denominator) => {
    const u = 1 / Math.sqrt(denominator);
    for (const piece of pieces) if (u >= piece.from && u <= piece.to) return piece.line(u);
    return exact(denominator);
  };
}

function fitPieces(exact: Line, from: number, to: number, halvings: number): Piece[] {
  if (!(to > from)) return [];
  const line = fit((u) => exact(1 / (u * u)), from, to);
  if (line) return [{ from, to, line }];
  const middle = Math.sqrt(from * to);
  return halvings === 0 ? [] : [...fitPieces(exact, from, middle, halvings - 1), ...fitPieces(exact, middle, to, halvings - 1)];
}

/** The series through the Chebyshev points of the second kind, or nothing when its last coefficients are not small. */
function fit(line: Line, from: number, to: number): Line | undefined {
  const known = new Map<number, number>();
  for (const degree of DEGREES) {
    const values = Array.from({ length: degree + 1 }, (_one, at) => {
      const angle = at / degree;
      const value = known.get(angle) ?? line((from + to) / 2 + ((to - from) / 2) * Math.cos(Math.PI * angle));
      known.set(angle, value);
      return value;
    });
    if (!values.every((value) => Number.isFinite(value))) return undefined;
    const coefficients = coefficientsOf(values);
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    if (coefficients.slice(-3).every((one) => Math.abs(one) <= LAST * size)) return clenshaw(coefficients, from, to);
  }
  return undefined;
}

function coefficientsOf(values: readonly number[]): Float64Array {
  const degree = values.length - 1;
  const cosines = Float64Array.from({ length: 2 * degree }, (_one, at) => Math.cos((Math.PI * at) / degree));
  return Float64Array.from(values, (_value, order) => {
    let sum = 0;
    for (let at = 0; at <= degree; at += 1) sum += (at === 0 || at === degree ? 0.5 : 1) * (values[at] ?? 0) * (cosines[(order * at) % (2 * degree)] ?? 0);
    return (sum * 2) / degree / (order === 0 || order === degree ? 2 : 1);
  });
}

/** Clenshaw's (1955) recurrence. */
function clenshaw(coefficients: Float64Array, from: number, to: number): Line {
  const constant = coefficients[0] ?? 0;
  return (u) => {
    const twice = (2 * (2 * u - from - to)) / (to - from);
    let one = 0;
    let before = 0;
    for (let order = coefficients.length - 1; order > 0; order -= 1) {
      const next = twice * one - before + (coefficients[order] ?? 0);
      before = one;
      one = next;
    }
    return (twice / 2) * one - before + constant;
  };
}
