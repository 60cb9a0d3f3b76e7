import assert from 'node:assert/strict';
import { test } from 'node:test';
import { starterMeasures } from '../data/measure-content.ts';
import { judge } from './judge.ts';
import { multiplierOf } from './measure.ts';

const all = starterMeasures();

test('the catalogue has a measure of every kind that the strategy asks for, each with its definition', () => {
  const kinds = ['outcomes', 'experience', 'safety', 'guideline use', 'skills used to full extent', 'access', 'choice', 'recovery', 'prevention', 'digital',
    'retention', 'stability', 'sickness', 'survey', 'supervision done', 'appraisals', 'protected time used', 'skill mix', 'vacancy', 'job plan coverage', 'temporary fill', 'capacity', 'activity', 'cost'];
  assert.deepEqual(kinds.filter((kind) => !all.some((measure) => measure.kind === kind)), []);
});

test('of 200 first contacts 30 that moved on make 85% right', () => {
  const measure = all.find(({ code }) => code === 'first-contact-right');
  assert.ok(measure);
  const judgement = judge({ id: 's', firstPeriod: '2026-04-01', numerators: [200 - 30], denominators: [200], baselines: [], targets: [] }, { ...measure, multiplier: multiplierOf(measure) });
  assert.equal(judgement.ok && judgement.answer.points[0]?.value, 85);
});
