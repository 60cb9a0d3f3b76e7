import { betaQuantile } from './beta-quantile.ts';
import { digamma } from './digamma.ts';
import { betaCumulative, binomialCumulative, gammaCumulative, poissonCumulative, studentQuantile } from './distributions.ts';
import { chiSquareQuantile, gammaQuantile } from './gamma-quantile.ts';
import { logGamma } from './log-gamma.ts';
import { normalCumulative, normalQuantile } from './normal.ts';
import { isProbability, type TailChoice } from './tails.ts';

export const functionNames = ['qnorm', 'pnorm', 'qgamma', 'pgamma', 'qchisq', 'qbeta', 'pbeta', 'qt', 'pbinom', 'ppois', 'lgamma', 'digamma'] as const;
export type FunctionName = (typeof functionNames)[number];

interface Argument {
  readonly name: string;
  /** Used where the argument is left out. */
  readonly otherwise?: number;
  readonly fits?: (value: number) => boolean;
  /** Finishes "must be". */
  readonly rule?: string;
}

export interface KnownFunction {
  readonly arguments: readonly Argument[];
  readonly gives: 'quantile' | 'probability' | 'number';
  readonly work: (values: readonly number[], tail: TailChoice) => number;
}

const probability: Argument = { name: 'p' };
const x: Argument = { name: 'x' };
const notNegative = (name: string): Argument => ({ name, fits: (value) => value >= 0, rule: '0 or more' });
const positive = (name: string, otherwise?: number): Argument => ({ name, fits: (value) => value > 0, rule: 'above 0', ...(otherwise === undefined ? {} : { otherwise }) });
const mean: Argument = { name: 'mean', otherwise: 0 };

/** Arguments in R's order, R's defaults for those that may be left out. */
export const knownFunctions: Readonly<Record<FunctionName, KnownFunction>> = {
  qnorm: { arguments: [probability, mean, positive('sd', 1)], gives: 'quantile', work: ([p = NaN, centre = 0, deviation = 1], tail) => centre + deviation * normalQuantile(p, tail) },
  pnorm: { arguments: [x, mean, positive('sd', 1)], gives: 'probability', work: ([at = NaN, centre = 0, deviation = 1], tail) => normalCumulative((at - centre) / deviation, tail) },
  qgamma: { arguments: [probability, notNegative('shape'), positive('rate', 1)], gives: 'quantile', work: ([p = NaN, shape = NaN, rate = 1], tail) => gammaQuantile(p, shape, tail) / rate },
  pgamma: { arguments: [x, notNegative('shape'), positive('rate', 1)], gives: 'probability', work: ([at = NaN, shape = NaN, rate = 1], tail) => gammaCumulative(at * rate, shape, tail) },
  qchisq: { arguments: [probability, notNegative('df')], gives: 'quantile', work: ([p = NaN, degreesOfFreedom = NaN], tail) => chiSquareQuantile(p, degreesOfFreedom, tail) },
  qbeta: { arguments: [probability, notNegative('a'), notNegative('b')], gives: 'quantile', work: ([p = NaN, a = NaN, b = NaN], tail) => betaQuantile(p, a, b, tail) },
  pbeta: { arguments: [x, notNegative('a'), notNegative('b')], gives: 'probability', work: ([at = NaN, a = NaN, b = NaN], tail) => betaCumulative(at, a, b, tail) },
  qt: { arguments: [probability, positive('df')], gives: 'quantile', work: ([p = NaN, degreesOfFreedom = NaN], tail) => studentQuantile(p, degreesOfFreedom, tail) },
  pbinom: {
    arguments: [{ name: 'count' }, { name: 'size', fits: (size) => size >= 0 && Number.isInteger(size), rule: 'a whole number of 0 or more' }, { name: 'prob', fits: (chance) => isProbability(chance), rule: 'from 0 to 1' }],
    gives: 'probability', work: ([count = NaN, trials = NaN, chance = NaN], tail) => binomialCumulative(count, { trials, chance }, tail),
  },
  ppois: { arguments: [{ name: 'count' }, notNegative('lambda')], gives: 'probability', work: ([count = NaN, expected = NaN], tail) => poissonCumulative(count, expected, tail) },
  lgamma: { arguments: [x], gives: 'number', work: ([at = NaN]) => logGamma(at) },
  digamma: { arguments: [x], gives: 'number', work: ([at = NaN]) => digamma(at) },
};

/** Why these arguments cannot be used, or null. */
export function findWrongArgument(name: FunctionName, values: readonly number[], tail: TailChoice): string | null {
  const known = knownFunctions[name];
  const needed = known.arguments.filter(({ otherwise }) => otherwise === undefined).length;
  if (values.length < needed || values.length > known.arguments.length) return `expected ${known.arguments.map((one) => one.name + (one.otherwise === undefined ? '' : ` (${one.otherwise} when left out)`)).join(', ')}, found ${values.length} ${values.length === 1 ? 'number' : 'numbers'}`;
  const [first = NaN] = values;
  if (known.gives === 'quantile' && !isProbability(first, tail)) return `p must be ${tail.log ? '0 or less, because it is a logarithm' : 'from 0 to 1'}, found ${first}`;
  const wrong = known.arguments.findIndex(({ fits }, at) => at < values.length && fits?.(values[at] ?? NaN) === false);
  return wrong < 0 ? null : `${known.arguments[wrong]?.name} must be ${known.arguments[wrong]?.rule}, found ${values[wrong]}`;
}
