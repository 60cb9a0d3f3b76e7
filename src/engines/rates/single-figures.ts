import { studentQuantile } from '#engines/special';
import { blank, missing, RowFault, type Limits, type Method, type Worked } from './answer.ts';
import { byarLimits, countLimits, countMethod, exactLimits } from './count-limits.ts';
import type { Figure, Level, Settings } from './input.ts';
import { wilsonLimits } from './wilson.ts';

/** Numerator and denominator of a row, or of a whole group. */
export interface Counted {
  readonly numerator: Figure;
  readonly denominator: Figure;
}

/** x of n with Wilson's limits, times the multiplier. */
export function proportion({ numerator, denominator }: Counted, { multiplier }: Settings): Worked {
  if (numerator === null || denominator === null) return blank('wilson', missing(numerator === null ? 'The numerator' : 'The denominator'));
  checkCounts(numerator, denominator);
  if (numerator > denominator) throw new RowFault('numerator-above-denominator', `The numerator ${numerator} must not be more than the denominator ${denominator}.`);
  return {
    value: (numerator / denominator) * multiplier, method: 'wilson', besides: { observed: numerator, population: denominator },
    limits: ({ z }) => scaled(wilsonLimits(numerator, denominator, z), multiplier),
  };
}

/** x ÷ n with exact limits below 10 events and Byar's from 10, times the multiplier. */
export function rate({ numerator, denominator }: Counted, settings: Settings): Worked {
  if (numerator === null || denominator === null) return blank(countMethod(numerator ?? 0), missing(numerator === null ? 'The numerator' : 'The denominator'));
  checkCounts(numerator, denominator);
  return { value: (numerator / denominator) * settings.multiplier, ...limitsOfCount(numerator, settings.multiplier / denominator, settings), besides: { observed: numerator, population: denominator } };
}

/** The method, limits and notes of a figure that is a count times `scale`. */
export function limitsOfCount(count: number, scale: number, { levels, compat }: Settings): { method: Method; limits: (level: Level) => Limits; notes: Worked['notes'] & object } {
  const tooWide = count >= 10 && levels.some((level) => byarLimits(count, level)[0] === null);
  const note = compat ? { code: 'limits-undefined', text: 'Byar\'s approximation falls below 0 at this confidence, where the reference leaves the lower limit blank.' } : { code: 'exact-lower-limit', text: 'Byar\'s approximation falls below 0 at this confidence, so the exact lower limit stands there.' };
  return {
    method: countMethod(count), notes: tooWide ? [note] : [],
    limits: (level) => {
      const [lower, upper] = countLimits(count, level);
      return scaled([lower ?? (compat ? null : exactLimits(count, level)[0]), upper], scale);
    },
  };
}

/** Limits turn round when what they are multiplied with is negative. */
export function scaled([lower, upper]: Limits, scale: number): Limits {
  const [low, high] = [lower === null ? null : lower * scale, upper === null ? null : upper * scale];
  return scale < 0 ? [high, low] : [low, high];
}

function checkCounts(numerator: number, denominator: number): void {
  if (denominator <= 0) throw new RowFault('denominator-not-positive', `The denominator must be above 0, found ${denominator}.`);
  if (numerator < 0) throw new RowFault('numerator-negative', `The numerator must be 0 or more, found ${numerator}.`);
}

/** The mean of single values with Student's t, n − 1 degrees of freedom and the standard deviation of a sample. One value has no interval. */
export function mean(values: readonly Figure[]): Worked {
  const known = values.filter((value) => value !== null);
  const n = values.length;
  if (n === 0) return blank('student-t', { code: 'no-values', text: 'There are no values, so there is no mean.' }, { n, standardDeviation: null });
  if (known.length < n) return blank('student-t', missing(`${n - known.length} of the ${n} values`), { n, standardDeviation: null });
  const value = averageOf(known);
  const standardDeviation = n > 1 ? Math.sqrt(known.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1)) : null;
  const besides = { n, standardDeviation: standardDeviation !== null && Number.isFinite(standardDeviation) ? standardDeviation : null };
  if (standardDeviation === null) return { value, method: 'student-t', besides, notes: [{ code: 'limits-undefined', text: 'One value alone does not say how sure its mean is.' }] };
  const spread = standardDeviation / Math.sqrt(n);
  return { value, method: 'student-t', besides, limits: ({ tail }) => {
    const reach = spread === 0 ? 0 : studentQuantile(tail, n - 1, { lowerTail: false }) * spread;
    return [value - reach, value + reach];
  } };
}

/** Divided first where the sum would be too large; corrected once by the mean of what is left. */
function averageOf(values: readonly number[]): number {
  const sum = values.reduce((total, one) => total + one, 0);
  const first = Number.isFinite(sum) ? sum / values.length : values.reduce((total, one) => total + one / values.length, 0);
  const rest = values.reduce((total, one) => total + (one - first), 0) / values.length;
  return Number.isFinite(rest) ? first + rest : first;
}
