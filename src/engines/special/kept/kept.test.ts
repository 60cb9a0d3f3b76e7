import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept } from '#test/kept';
import { deviance, distanceFromMean } from '../deviance.ts';
import { digamma } from '../digamma.ts';
import { functionNames, knownFunctions } from '../functions.ts';
import { logGamma, logGammaOnePlus, logGammaRatio, stirlingError } from '../log-gamma.ts';
import { normalCumulative, normalQuantile } from '../normal.ts';
import type { TailChoice } from '../tails.ts';

const tails: readonly TailChoice[] = [{}, { lowerTail: false }, { log: true }, { lowerTail: false, log: true }];
const borders = [-1, -0.5, 0, 1e-5, 0.1, 0.5, 1, 1.1, 1.25, 2, 3.7, 10, 12, 24, 25, 26, 40, 300];

/** Of each function with so many parts: places on and beside every border between two methods, then some at random. */
function argumentsOf(parts: number, first: readonly number[]): number[][] {
  const random = seededRandom(`kept ${parts}`);
  const crossed = first.flatMap((one) => (parts === 1 ? [[one]] : parts === 2 ? borders.slice(2).map((two) => [one, two]) : [[one, 0.5, 0.5], [one, 1, 3], [one, 0.2, 30], [one, 60, 60], [one, 2, 1], [one, 30, 1e5]]));
  const drawn = Array.from({ length: 60 }, () => [first.some((one) => one < 0 || one > 1) ? 10 ** (4 * random() - 2) : random(), ...Array.from({ length: parts - 1 }, () => 10 ** (6 * random() - 2))]);
  return [...crossed, ...drawn];
}

const chances = [0, 1e-300, 1e-9, 0.025, 0.075, 0.3, 0.5, 0.925, 0.975, 1];
/** Binomial counts with their trials and chance. */
const trials = [[-1, 5, 0.5], [0, 5, 0.5], [3, 5, 0.2], [4.99999995, 5, 0.2], [4.9999998, 5, 0.2], [5, 5, 0.5], [30, 80, 0.4], [2, 400, 0.01], [200, 400, 0.5], [3, 5, 0], [3, 5, 1]];

function placesOf(name: (typeof functionNames)[number]): number[][] {
  if (name === 'pbinom') return trials;
  const parts = knownFunctions[name].arguments.filter(({ otherwise }) => otherwise === undefined).length;
  return argumentsOf(parts, name.startsWith('q') || name === 'pbeta' ? chances : borders);
}

describe('values of the probability functions, to the last bit', () => {
  for (const name of functionNames) it(`are the same of ${name}`, () => compareKept(new URL(`${name}.json`, import.meta.url), Object.fromEntries(tails.map((tail) => [JSON.stringify(tail), () => placesOf(name).map((args) => knownFunctions[name].work(tail.log && knownFunctions[name].gives === 'quantile' ? [Math.log(args[0] ?? 1), ...args.slice(1)] : args, tail))]))));

  it('are the same of their parts', () => {
    const steps = Array.from({ length: 130 }, (_one, at) => at / 10);
    const parts: Record<string, () => unknown> = {
      logGamma: () => steps.map((x) => [logGamma(x), logGamma(-x - 0.05), stirlingError(x + 0.05), logGammaOnePlus(x - 0.45)]),
      logGammaRatio: () => [1e-12, 9.9e-5, 1e-4, 1.5e-4, 0.3, 7].map((a) => steps.map((b) => logGammaRatio(a, b + 0.1))),
      digamma: () => [digamma(1.4616321449683622 - 0.25), digamma(1.4616321449683622 + 0.25), ...steps.map((x) => [digamma(1.2 + x / 25), digamma(x), digamma(-x - 0.05)])],
      deviance: () => steps.map((x) => [deviance((x - 6.5) / 10, 1 - (x - 6.5) / 10), deviance((x - 6.5) / 22, 1 - (x - 6.5) / 22), distanceFromMean(x / 13, x + 1 / 3, 17 / 3)]),
      normal: () => [normalQuantile(0.075), normalQuantile(0.925), normalQuantile(-25, { log: true }), normalQuantile(-729, { log: true }), normalQuantile(-730, { log: true }), normalQuantile(-1e6, { log: true }), normalQuantile(-1e300, { log: true }), steps.map((z) => [normalCumulative(z * 3), normalCumulative(-z * 3), normalCumulative(z, { log: true })])],
    };
    compareKept(new URL('parts.json', import.meta.url), parts);
  });
});
