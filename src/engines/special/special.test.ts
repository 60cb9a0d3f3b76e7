import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { functionNames, knownFunctions, type FunctionName } from './functions.ts';
import { analyseSpecial, type SpecialInput } from './analyse-special.ts';

type Call = Extract<SpecialInput['calls'][number], { f: FunctionName }>;

/** Made with mpmath at 60 to 1,200 digits, for tails, logarithms, tiny shapes and degrees of freedom that are not whole. */
const truths = JSON.parse(readFileSync(new URL('tail-truths.json', import.meta.url), 'utf8')) as (Call & { readonly truth: number })[];

const valueOf = (f: FunctionName, args: readonly number[], tail = {}): number => knownFunctions[f].work(args, tail);
const near = (value: number, expected: number, within: number, what = '') => assert.ok(value === expected || Math.abs(value - expected) <= within * Math.abs(expected), `${what} ${value} is not ${expected}`);

describe('probability functions', () => {
  it('hold 12 digits in far tails, on the logarithm and for tiny shapes', () => {
    assert.equal(truths.length, 259);
    for (const { truth, ...call } of truths) near(valueOf(call.f, call.args, call), truth, 1e-12, JSON.stringify(call));
  });

  it('give back the probability of their own quantile, for any shapes and in both tails', () => {
    const shape = fc.double({ min: -4, max: 6, noNaN: true }).map((power) => 10 ** power);
    fc.assert(fc.property(fc.double({ min: -600, max: -0.001, noNaN: true }), fc.boolean(), shape, shape, (log, lowerTail, a, b) => {
      const tail = { log: true, lowerTail };
      for (const [quantile, cumulative, shapes] of [['qgamma', 'pgamma', [a]], ['qbeta', 'pbeta', [a, b]], ['qnorm', 'pnorm', []]] as const) {
        const x = valueOf(quantile, [log, ...shapes], tail);
        // Near the ends of what a double can hold, x is too coarse for the probability to come back.
        if (quantile !== 'qnorm' && (x < 1e-300 || (quantile === 'qbeta' && x > 0.9))) continue;
        const back = valueOf(cumulative, [x, ...shapes], tail);
        assert.ok(Math.abs(back - log) <= -1e-12 * log + 1e-14 * (a + b), `${quantile} ${log} ${shapes.join()}: ${back}`);
      }
    }), { numRuns: 300 });
  });

  it('turn round: both tails make one, beta is its own mirror, Student is symmetric', () => {
    const part = fc.double({ min: 1e-6, max: 0.999999, noNaN: true });
    fc.assert(fc.property(part, fc.double({ min: 0.01, max: 5000, noNaN: true }), fc.double({ min: 0.01, max: 5000, noNaN: true }), (x, a, b) => {
      assert.ok(Math.abs(valueOf('pbeta', [x, a, b]) + valueOf('pbeta', [x, a, b], { lowerTail: false }) - 1) < 1e-15);
      near(valueOf('pbeta', [x, a, b], { lowerTail: false }), valueOf('pbeta', [1 - x, b, a]), 1e-10 * Math.max(1, a, b));
      near(valueOf('qt', [x, a]), -valueOf('qt', [x, a], { lowerTail: false }), 0);
      near(valueOf('qchisq', [x, a]), 2 * valueOf('qgamma', [x, a / 2]), 0);
    }), { numRuns: 300 });
  });

  it('add up single chances: binomial and Poisson', () => {
    const chance = (n: number, k: number, p: number) => Math.exp(valueOf('lgamma', [n + 1]) - valueOf('lgamma', [k + 1]) - valueOf('lgamma', [n - k + 1]) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    for (const [n, p] of [[5, 0.3], [36, 0.5], [120, 0.02]] as const) {
      let sum = 0;
      for (let k = 0; k < n; k += 1) near(valueOf('pbinom', [k, n, p]), sum += chance(n, k, p), 1e-12);
    }
    let sum = 0;
    for (let k = 0; k < 30; k += 1) near(valueOf('ppois', [k, 7.5]), sum += Math.exp(k * Math.log(7.5) - 7.5 - valueOf('lgamma', [k + 1])), 1e-12);
  });

  it('know their ends', () => {
    const ends: [FunctionName, readonly number[], number][] = [
      ['pgamma', [-1, 2], 0], ['pgamma', [0, 0], 0], ['pgamma', [1, 0], 1], ['qgamma', [0, 2], 0], ['qgamma', [0.5, 0], 0], ['qgamma', [0.5, 0.001], 5.244206408274975e-302],
      ['pbeta', [0, 1, 1], 0], ['pbeta', [1, 1, 1], 1], ['pbeta', [0.5, 0, 1], 1], ['pbeta', [0.5, 1, 0], 0], ['pbeta', [0.5, 0, 0], 0.5], ['qbeta', [0, 2, 3], 0], ['qbeta', [1, 2, 3], 1], ['qbeta', [0.3, 0, 0], 0], ['qbeta', [0.3, 0, 2], 0], ['qbeta', [0.3, 2, 0], 1],
      ['pbinom', [-1, 5, 0.5], 0], ['pbinom', [5, 5, 0.5], 1], ['pbinom', [2, 5, 0], 1], ['pbinom', [2, 5, 1], 0], ['pbinom', [0, 0, 0.5], 1], ['pbinom', [2.9999999999, 5, 0.5], 0.8125], ['ppois', [-0.5, 2], 0], ['ppois', [3, 0], 1], ['qt', [0.5, 3.7], 0], ['qnorm', [0.5], 0],
    ];
    for (const [f, args, expected] of ends) near(valueOf(f, args), expected, 1e-12, `${f}(${args.join()})`);
  });
});

describe('the calls of the special engine', () => {
  it('answer a number or null with a note, whatever is asked', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, 1, 0.5, 5e-324, 1.7976931348623157e308, -1e308, 1e15, 1e10, -1, -2), fc.double({ min: 0, max: 1, noNaN: true }));
    const call = fc.record({ f: fc.constantFrom(...functionNames), args: fc.array(number, { maxLength: 4 }), lowerTail: fc.boolean(), log: fc.boolean() });
    fc.assert(fc.property(call, (one) => {
      const { values: [value], notes } = analyseSpecial({ calls: [one] });
      assert.ok(value === null ? notes.length === 1 : Number.isFinite(value), JSON.stringify(one));
      if (typeof value === 'number' && one.f.startsWith('p')) assert.ok(one.log ? value <= 0 : value >= 0 && value <= 1, `${JSON.stringify(one)} ${value}`);
    }), { numRuns: 2000 });
  });

  it('say why there is no value', () => {
    const { values, notes, sentence } = analyseSpecial({
      calls: [{ f: 'qnorm', args: [0] }, { f: 'qgamma', args: [0.5, -1] }, { f: 'pbinom', args: [1, 2.5, 0.5] }, { f: 'digamma', args: [-2] }, { f: 'qchisq', args: [0.5] }, { f: 'qt', args: [0.2, 3], log: true }, { f: null, args: [] }, { f: 'pnorm', args: [0] }, { f: 'pnorm', args: [-40] }],
    });
    assert.deepEqual(values, [null, null, null, null, null, null, null, 0.5, 0]);
    assert.deepEqual(notes.map(({ call, code }) => [call, code]), [[0, 'infinite'], [1, 'outside-domain'], [2, 'outside-domain'], [3, 'not-found'], [4, 'outside-domain'], [5, 'outside-domain'], [6, 'unreadable'], [8, 'below-smallest-number']]);
    assert.match(notes[1]?.text ?? '', /^qgamma: shape must be 0 or more, found -1\.$/);
    assert.equal(sentence, '2 of 9 values were worked out; the notes say why the others were not.');
  });
});
