import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '#engines/random';
import { periodAt } from '../periods.ts';
import { judgeColumns } from './judge-columns.ts';
import { matchSignals, meaningOf } from './match-signals.ts';
import { resultOf, type SeriesResult, type ToJudge } from './result.ts';

const sorted = (result: SeriesResult | undefined) => result && { ...result, signals: result.signals.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };

describe('results of many series', () => {
  test('are those that a page shows of each: 3,000 generated series with gaps, zeros, moved levels, baselines and targets', () => {
    const all = Array.from({ length: 3_000 }, (_one, seed) => generated(seed + 1));
    const found = judgeColumns(all);
    const kinds = new Set<string>();
    all.forEach((series, at) => {
      const alone = resultOf(series);
      assert.deepEqual(sorted(found[at]), sorted(alone), `seed ${at + 1}`);
      kinds.add(`${alone.isRunChart ? 'run' : 'xmr'} ${alone.variation} ${alone.assurance} ${alone.refused !== null}`);
    });
    assert.ok(kinds.size > 20, [...kinds].join(', '));
  });
});

describe('signals of a new judgement', () => {
  const signal = (rule: 'run-above' | 'above-limit', from: string, to: string) => ({ rule, from, to, completed: to });

  test('the same run that grew or began a month later is the same signal; another run of the rule is a new one; what is gone ends', () => {
    const open = [{ id: 'a', ...signal('run-above', '2025-01-01', '2025-07-01') }, { id: 'b', ...signal('above-limit', '2025-03-01', '2025-03-01') }];
    assert.deepEqual(matchSignals(open, open), { raised: [], moved: [], ended: [] });
    const later = [signal('run-above', '2025-02-01', '2025-08-01'), signal('run-above', '2026-02-01', '2026-08-01')];
    assert.deepEqual(matchSignals(open, later), { raised: [later[1]], moved: [{ id: 'a', ...later[0] }], ended: ['b'] });
  });

  test('mean better or worse by the direction of the measure', () => {
    assert.deepEqual([meaningOf('trend-down', 'decrease'), meaningOf('above-limit', 'decrease'), meaningOf('run-above', 'neutral'), meaningOf('few-crossings', 'increase')], ['improvement', 'concern', 'neutral', 'neutral']);
  });
});

/** Figures of every kind that a file may hold, most of them usual, from one seed. */
function generated(seed: number): ToJudge {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const pick = <Kind>(kinds: readonly Kind[]): Kind => kinds[Math.floor(random() * kinds.length)] as Kind;
  const [unit, grain, length] = [pick(['percent', 'rate', 'mean', 'count'] as const), pick(['month', 'quarter', 'year'] as const), Math.floor(random() * 50) + 1];
  const [level, step, gaps, wild] = [chance(0.05) ? 0 : 40, chance(0.4) ? 15 : 0, chance(0.3) ? 0.15 : 0, chance(0.02)];
  const numerators = Float64Array.from({ length }, (_one, at) => (chance(gaps) ? NaN : wild && chance(0.1) ? 1e200 : level === 0 ? 0 : Math.round(level + (at > length / 2 ? step : 0) + random() * 12 - (chance(0.02) ? 90 : 0))));
  const denominators = Float64Array.from(numerators, (figure) => (figure !== figure || unit === 'count' ? NaN : chance(0.02) ? 0 : Math.round(80 + random() * 40)));
  const firstPeriod = '2021-04-01';
  const at = (share: number) => periodAt(firstPeriod, grain, Math.floor(length * share));
  const baselines = chance(0.5) ? [] : [{ from: firstPeriod, points: pick([null, 12, 24, 8]) }, ...(chance(0.5) ? [{ from: chance(0.2) ? '2021-05-01' : at(0.6), points: null }] : []), ...(chance(0.2) ? [{ from: at(0.8), points: 12 }] : [])];
  const targets = chance(0.4) ? [] : [{ from: firstPeriod, value: chance(0.02) ? 1e200 : pick([0, -5, 45, 60]) }, ...(chance(0.4) ? [{ from: at(0.7), value: 50 }] : [])];
  const ruleSet = pick(['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'] as const);
  return { id: String(seed), firstPeriod, numerators, denominators, baselines, targets, measure: { unit, grain, ruleSet, chart: pick(['xmr', 'xmr', 'xmr', 'p']), direction: pick(['increase', 'decrease', 'neutral'] as const), multiplier: unit === 'percent' ? 100 : unit === 'rate' ? 1000 : 1 } };
}
