import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { analyseSpecial, type SpecialInput } from './analyse-special.ts';
import { betaLogTail, startOf as betaStart } from './beta-quantile.ts';
import { deviance, distanceFromMean } from './deviance.ts';
import { digamma } from './digamma.ts';
import { gammaLogTail, startOf as gammaStart } from './gamma-quantile.ts';
import { upperFraction } from './incomplete-gamma.ts';
import { logGamma, logGammaOnePlus, logGammaRatio, sineOfTurn, stirlingError } from './log-gamma.ts';
import { solveTail, type LogTail } from './newton.ts';
import { scaledErrorComplement } from './normal.ts';
import { logComplement } from './tails.ts';
import { expandDensity } from './uniform-tail.ts';

/** Made with mpmath at 60 digits; the coefficients are those of DLMF 8.12.12, the starting points the published formulas themselves. */
const truths = JSON.parse(readFileSync(new URL('part-truths.json', import.meta.url), 'utf8')) as { readonly f: string; readonly args: readonly number[]; readonly truth: number }[];

type Part = (...args: number[]) => number;
const gammaExpansion = expandDensity(1, 0);
/** Each part with how far it may be off: relative where a last number is given alone, else absolute. */
const parts: Readonly<Record<string, readonly [Part, { relative: number; absolute?: number }]>> = {
  stirlingError: [stirlingError, { relative: 4e-16, absolute: 3e-15 }], logGammaOnePlus: [logGammaOnePlus, { relative: 1.5e-15 }], logGamma: [logGamma, { relative: 8e-16, absolute: 1e-15 }], logGammaRatio: [logGammaRatio, { relative: 1e-14 }],
  digamma: [digamma, { relative: 1e-15, absolute: 4e-16 }], deviance: [deviance, { relative: 8e-16 }], distanceFromMean: [distanceFromMean, { relative: 2e-16 }], sineOfTurn: [sineOfTurn, { relative: 3e-16, absolute: 1e-60 }],
  scaledErrorComplement: [scaledErrorComplement, { relative: 4e-16 }], logComplement: [logComplement, { relative: 3e-16 }], expandGamma: [(at) => gammaExpansion[at] ?? NaN, { relative: 1e-13 }], upperFraction: [upperFraction, { relative: 5e-15 }],
  gammaStart: [(logLower, logUpper, shape, logSmallest) => gammaStart({ logLower, logUpper, shape, logSmallest }), { relative: 1e-13 }], betaStart: [(logLower, logUpper, a, b, logSmallest) => betaStart({ logLower, logUpper, a, b, logSmallest }), { relative: 1e-13 }],
};

describe('the parts of the probability functions', () => {
  for (const [name, [work, { relative, absolute = 0 }]] of Object.entries(parts)) it(`${name} holds its last digits`, () => {
    const some = truths.filter(({ f }) => f === name);
    assert.ok(some.length > 5);
    const wrong = some.map(({ args, truth }) => ({ args, truth, found: work(...args) })).filter(({ truth, found }) => !(Math.abs(found - truth) <= relative * Math.abs(truth) + absolute));
    assert.deepEqual(wrong, []);
  });
});

describe('the search for a quantile', () => {
  /** A tail that is x to a power: straight on the logarithm, so that one step is enough. */
  const power = (exponent: number, asked: number[]) => (x: number): LogTail => {
    asked.push(x);
    return { log: exponent * Math.log(x), slope: exponent, bend: 0 };
  };

  it('takes one step on a straight tail, and none where it stands already', () => {
    for (const [exponent, target] of [[2, Math.log(9)], [-0.5, Math.log(0.25)], [3, -1]] as const) {
      const asked: number[] = [];
      const found = solveTail(power(exponent, asked), { target, start: 1, scale: 1 });
      assert.ok(Math.abs(found / Math.exp(target / exponent) - 1) < 1e-14);
      assert.equal(asked.length, 2);
    }
    assert.equal(solveTail(power(2, []), { target: 0, start: 1, scale: 1 }), 1);
    assert.ok(Number.isNaN(solveTail(() => ({ log: 1, slope: NaN, bend: 0 }), { target: 0, start: 1, scale: 1 })));
  });

  it('goes a thousandth or a thousandfold where one side is open, halfway on the logarithm where both are known', () => {
    // The slope is said to be a thousandth of what it is, so that every step goes too far, out of what is allowed.
    const places = (target: number, most: number): number[] => {
      const asked: number[] = [];
      solveTail((x) => { asked.push(x); return { log: Math.log(x), slope: 1e-3, bend: 0 }; }, { target, start: 1, scale: 1, most });
      return asked.slice(1, 3).map((one) => Number(one.toPrecision(12)));
    };
    assert.deepEqual(places(Math.log(4), 100), [10, Number(Math.sqrt(10).toPrecision(12))]);
    assert.deepEqual(places(Math.log(4), Infinity), [1000, Number(Math.sqrt(1000).toPrecision(12))]);
    assert.deepEqual(places(Math.log(0.25), Infinity), [0.001, Number(Math.sqrt(0.001).toPrecision(12))]);
  });

  it('knows how steep a tail is and how it bends: as differences of its logarithm say', () => {
    const tails: readonly ((x: number) => LogTail)[] = [true, false].flatMap((lowerTail) => [
      ...[0.2, 0.999, 1, 3, 40].map((shape) => (x: number) => gammaLogTail(x, shape, lowerTail)),
      ...([[0.3, 0.7], [1, 1], [2, 5], [80, 60]] as const).map(([a, b]) => (x: number) => betaLogTail(x / 10, { a, b, lowerTail })),
    ]);
    for (const tail of tails) for (const x of [0.4, 2, 4.6]) {
      const step = 1e-4;
      const [before, at, after] = [tail(x * Math.exp(-step)), tail(x), tail(x * Math.exp(step))];
      assert.ok(Math.abs((after.log - before.log) / (2 * step) - at.slope) < 1e-5 * Math.max(1, Math.abs(at.slope)), `slope at ${x}`);
      assert.ok(Math.abs((after.slope - before.slope) / (2 * step) / at.slope - at.bend) < 1e-4 * Math.max(1, Math.abs(at.bend)), `bend at ${x}`);
    }
  });
});

describe('what the special engine says', () => {
  const one = (call: SpecialInput['calls'][number]) => {
    const { values: [value], notes: [note] } = analyseSpecial({ calls: [call] });
    return note ? `${value} ${note.code}: ${note.text}` : value;
  };

  it('has the reason in words', () => {
    assert.equal(one({ f: 'digamma', args: [0] }), 'null not-found: digamma(0) is not defined: the function has a pole there.');
    assert.equal(one({ f: 'digamma', args: [-3] }), 'null not-found: digamma(-3) is not defined: the function has a pole there.');
    assert.equal(one({ f: 'qnorm', args: [0] }), 'null infinite: qnorm(0) is minus infinity, or larger than a number can be.');
    assert.equal(one({ f: 'qnorm', args: [1] }), 'null infinite: qnorm(1) is infinite, or larger than a number can be.');
    assert.equal(one({ f: 'qnorm', args: [] }), 'null outside-domain: qnorm: expected p, mean (0 when left out), sd (1 when left out), found 0 numbers.');
    assert.equal(one({ f: 'lgamma', args: [1, 2] }), 'null outside-domain: lgamma: expected x, found 2 numbers.');
    assert.equal(one({ f: 'qchisq', args: [0.5] }), 'null outside-domain: qchisq: expected p, df, found 1 number.');
    assert.equal(one({ f: 'qnorm', args: [1.5] }), 'null outside-domain: qnorm: p must be from 0 to 1, found 1.5.');
    assert.equal(one({ f: 'qnorm', args: [0.5], log: true }), 'null outside-domain: qnorm: p must be 0 or less, because it is a logarithm, found 0.5.');
    assert.equal(one({ f: 'qnorm', args: [0.5, 0, 0] }), 'null outside-domain: qnorm: sd must be above 0, found 0.');
    assert.equal(one({ f: 'pbinom', args: [1, 2, 1.1] }), 'null outside-domain: pbinom: prob must be from 0 to 1, found 1.1.');
    assert.equal(one({ f: 'pbinom', args: [1, -1, 0.5] }), 'null outside-domain: pbinom: size must be a whole number of 0 or more, found -1.');
  });

  it('takes the arguments of R, and what R takes where they are left out', () => {
    assert.deepEqual([one({ f: 'qnorm', args: [0.5, 3] }), one({ f: 'pnorm', args: [3, 3, 7] }), one({ f: 'qnorm', args: [0.5, 3, 7] })], [3, 0.5, 3]);
    assert.ok(Math.abs(Number(one({ f: 'qnorm', args: [0.9, 3, 7] })) - 3 - 7 * 1.2815515655446004) < 1e-14);
    // Of a gamma distribution of shape 1: the exponential.
    assert.ok(Math.abs(Number(one({ f: 'pgamma', args: [2, 1, 3] })) + Math.expm1(-6)) < 1e-15);
    assert.ok(Math.abs(Number(one({ f: 'qgamma', args: [0.5, 1, 4] })) - Math.LN2 / 4) < 1e-16);
  });

  it('tells a 0 that is exact from one that was rounded down', () => {
    const below = (call: SpecialInput['calls'][number]) => /^0 below-smallest-number: .* is above 0 but below the smallest number that can be written; with "log" a probability can be given\.$/.test(String(one(call)));
    for (const call of [{ f: 'pnorm', args: [-40] }, { f: 'pnorm', args: [40], lowerTail: false }, { f: 'qgamma', args: [0.5, 1e-4] }, { f: 'qchisq', args: [1e-3, 1e-3] }, { f: 'qbeta', args: [0.1, 1e-4, 1] }, { f: 'qgamma', args: [0.5, 1e-4], lowerTail: false }, { f: 'qgamma', args: [-1, 1e-4], log: true }] as const) assert.equal(below(call), true, JSON.stringify(call));
    for (const call of [{ f: 'pbeta', args: [0, 1, 1] }, { f: 'pnorm', args: [0], log: true, lowerTail: true }, { f: 'qgamma', args: [0, 1e-4] }, { f: 'qgamma', args: [1, 1e-4], lowerTail: false }, { f: 'qgamma', args: [0.5, 0] }, { f: 'qbeta', args: [0.5, 0, 1] }, { f: 'qnorm', args: [0.5] }, { f: 'qt', args: [0.5, 3] }, { f: 'lgamma', args: [1] }, { f: 'ppois', args: [-1, 3] }] as const) assert.equal(below(call), false, JSON.stringify(call));
  });

  it('counts its values in words', () => {
    const sentence = (...calls: SpecialInput['calls']) => analyseSpecial({ calls }).sentence;
    assert.equal(sentence({ f: 'qnorm', args: [0.5] }), '1 of 1 value was worked out.');
    assert.equal(sentence({ f: 'qnorm', args: [0.5] }, { f: 'qnorm', args: [0.5] }), '2 of 2 values were worked out.');
    assert.equal(sentence({ f: 'qnorm', args: [] }), '0 of 1 value was worked out; the notes say why the others were not.');
    assert.deepEqual(analyseSpecial({ calls: [] }).settings, { lowerTail: true, log: false });
  });

  it('answers the ends in both tails and as logarithms', () => {
    const ends: readonly [SpecialInput['calls'][number], number | null][] = [
      [{ f: 'qbeta', args: [0.7, 0, 0] }, 1], [{ f: 'qbeta', args: [0.5, 0, 0] }, 0.5], [{ f: 'qbeta', args: [0.3, 0, 0] }, 0], [{ f: 'qbeta', args: [0.3, 0, 0], lowerTail: false }, 1],
      [{ f: 'qbeta', args: [0, 3, 0] }, 0], [{ f: 'qbeta', args: [1, 0, 3] }, 0], [{ f: 'qbeta', args: [1, 3, 4] }, 1], [{ f: 'qbeta', args: [0, 3, 4], lowerTail: false }, 1], [{ f: 'qbeta', args: [-Infinity, 3, 4], log: true }, 0], [{ f: 'qbeta', args: [0, 3, 4], log: true }, 1],
      [{ f: 'pbeta', args: [0.5, 0, 1], lowerTail: false }, 0], [{ f: 'pbeta', args: [0.5, 1, 0], lowerTail: false }, 1], [{ f: 'pbeta', args: [0.5, 0, 0], lowerTail: false }, 0.5], [{ f: 'pbeta', args: [1, 0, 0] }, 1], [{ f: 'pbeta', args: [0, 0, 0] }, 0],
      [{ f: 'pbinom', args: [-1, 3, 0.5], lowerTail: false }, 1], [{ f: 'pbinom', args: [3, 3, 0.5], lowerTail: false }, 0], [{ f: 'ppois', args: [-1, 3], lowerTail: false }, 1], [{ f: 'ppois', args: [0, 0], lowerTail: false }, 0],
      [{ f: 'pgamma', args: [0, 3], lowerTail: false }, 1], [{ f: 'pgamma', args: [0, 0] }, 0], [{ f: 'pgamma', args: [1e-300, 0] }, 1], [{ f: 'qt', args: [0, 3], log: true }, null], [{ f: 'qt', args: [0, 3] }, null], [{ f: 'qt', args: [1, 3] }, null],
      [{ f: 'qt', args: [-Math.LN2, 3], log: true }, 0], [{ f: 'qt', args: [0.5, 1e18] }, 0], [{ f: 'qgamma', args: [1, 2] }, null], [{ f: 'qgamma', args: [0, 2], lowerTail: false }, null],
    ];
    for (const [call, expected] of ends) assert.equal(analyseSpecial({ calls: [call] }).values[0], expected, JSON.stringify(call));
    const minus = (call: SpecialInput['calls'][number]) => analyseSpecial({ calls: [call] }).notes[0]?.text.includes('minus');
    assert.deepEqual([minus({ f: 'qt', args: [0, 3] }), minus({ f: 'qt', args: [1, 3] }), minus({ f: 'qt', args: [1, 3], lowerTail: false }), minus({ f: 'qnorm', args: [0], log: true })], [true, false, true, false]);
    // Student's distribution of one degree of freedom is Cauchy's, of two has a square root.
    assert.ok(Math.abs(Number(analyseSpecial({ calls: [{ f: 'qt', args: [0.75, 1] }] }).values[0]) - 1) < 1e-14);
    assert.ok(Math.abs(Number(analyseSpecial({ calls: [{ f: 'qt', args: [0.9, 2] }] }).values[0]) - 0.8 / Math.sqrt(0.18)) < 2e-14);
  });
});
