import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SeriesAnswer } from '../answer-types.ts';
import { analyseSpc } from '../index.ts';
import type { SpcInput } from '../input.ts';
import { generateCall, notNumbers } from './generate.ts';

const values = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 12, maxLength: 40 });
const chartsOfValues = fc.constantFrom('xmr', 'i', 'i_m', 'i_mm', 'run', 'mr' as const);
const ruleSets = fc.constantFrom('nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej' as const);

function answer(input: Omit<SpcInput, 'series'>, figures: readonly number[], given: Partial<SpcInput['series'][number]> = {}): SeriesAnswer {
  const [found] = analyseSpc({ ...input, series: [{ id: 'a', direction: 'increase', points: figures.map((value, period) => ({ period, value })), ...given }] }).series;
  assert.ok(found && !('error' in found));
  return found;
}

const mirrored: Readonly<Record<string, string>> = { 'above-limit': 'below-limit', 'run-above': 'run-below', 'trend-up': 'trend-down', 'two-of-three-above': 'two-of-three-below' };
const mirror = (rule: string | null): string | null => (rule === null ? null : (mirrored[rule] ?? Object.keys(mirrored).find((one) => mirrored[one] === rule) ?? rule));

describe('spc: nothing crashes, nothing is dropped, no number that is none', () => {
  it('gives each of 1,500 generated series an answer or a reason in words', () => {
    const seen = { answers: 0, reasons: new Map<string, number>() };
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const call = generateCall(seed);
      const result = analyseSpc(call);
      assert.deepEqual(notNumbers(result), [], String(seed));
      const [one] = result.series;
      assert.equal(result.series.length, 1);
      assert.equal(one?.id, seed);
      if (one && 'error' in one) {
        assert.match(one.error.text, /^[A-Z].{15,}\.$/, String(seed));
        seen.reasons.set(one.error.code, (seen.reasons.get(one.error.code) ?? 0) + 1);
        continue;
      }
      assert.equal(one?.points.length, call.series[0]?.points.length, String(seed));
      assert.match(one?.sentence ?? '', /^[A-Z].{15,}\.$/);
      const undrawn = one?.points.some((point) => point.upperLimit === null && point.value !== null) && call.chart !== 'run';
      if (undrawn) assert.ok(one?.notes.some(({ code }) => ['limits-undefined', 'run-chart', 'no-width'].includes(code)), `${seed} ${JSON.stringify(one?.notes)}`);
      seen.answers += 1;
    }
    assert.ok(seen.answers > 600, `${seen.answers} answers, ${JSON.stringify([...seen.reasons])}`);
    assert.ok(seen.reasons.size >= 8, JSON.stringify([...seen.reasons]));
  });

  it('does not depend on the order of points', () => {
    fc.assert(fc.property(values, chartsOfValues, ruleSets, fc.infiniteStream(fc.integer()), (figures, chart, rules, keys) => {
      const points = figures.map((value, period) => ({ period, value, key: keys.next().value as number }));
      const shuffled = points.toSorted((a, b) => a.key - b.key);
      assert.deepEqual(answer({ chart, rules }, [], { points: shuffled }), answer({ chart, rules }, [], { points }));
    }), { numRuns: 60 });
  });

  it('scales with the figures: twice as large and moved by 64 changes lines, not labels', () => {
    fc.assert(fc.property(values, ruleSets, (figures, rules) => {
      const before = answer({ rules }, figures);
      const after = answer({ rules }, figures.map((value) => 2 * value + 64));
      assert.deepEqual(after.points.map(({ rules: broken }) => broken), before.points.map(({ rules: broken }) => broken));
      before.points.forEach(({ upperLimit }, at) => assert.ok(upperLimit === null || Math.abs((after.points[at]?.upperLimit ?? 0) - (2 * upperLimit + 64)) < 1e-9));
    }), { numRuns: 60 });
  });

  it('mirrors: figures turned over turn every label over, and what is good when more is bad when less', () => {
    fc.assert(fc.property(values, chartsOfValues.filter((chart) => chart !== 'mr'), ruleSets, (figures, chart, rules) => {
      const before = answer({ chart, rules }, figures);
      const after = answer({ chart, rules }, figures.map((value) => -value), { direction: 'decrease' });
      assert.deepEqual(after.points.map(({ rule }) => mirror(rule)), before.points.map(({ rule }) => rule));
      assert.deepEqual(after.points.map(({ type }) => type), before.points.map(({ type }) => type));
    }), { numRuns: 60 });
  });

  it('keeps limits in order, and labels those beyond them', () => {
    fc.assert(fc.property(values, chartsOfValues, ruleSets, fc.boolean(), (figures, chart, rules, screen) => {
      for (const point of answer({ chart, rules, screen }, figures).points) {
        if (point.upperLimit === null || point.lowerLimit === null || point.upperNear === null || point.lowerNear === null || point.centre === null) continue;
        assert.ok(point.lowerLimit <= point.lowerNear && point.lowerNear <= point.centre && point.centre <= point.upperNear && point.upperNear <= point.upperLimit);
        assert.equal(point.rule === 'above-limit' || point.rule === 'below-limit', point.outside === true);
      }
    }), { numRuns: 100 });
  });
});
