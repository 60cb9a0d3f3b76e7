import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoMeasures, starterMeasures } from '../data/measure-content.ts';
import { ambitionCodes } from './ambitions.ts';
import { lacksBeside } from './balance/lacks-beside.ts';
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

test('the catalogue has every candidate of the four ambitions, each with what makes a figure readable', () => {
  const named = ['waiting-completed', 'not-attended', 'outcome-recorded', 'seven-day-therapy', 'incidents-reported', 'staff-engagement', 'staff-morale',
    ...['compassionate', 'recognised', 'voice', 'safe', 'learning', 'flexible', 'team'].map((element) => `people-promise-${element}`),
    'leavers', 'joiners', 'turnover-fte', 'stability', 'stability-fte', 'sickness', 'appraisal-current', 'registration-current', 'vacancies', 'time-to-fill', 'worked-fte',
    ...['2-to-4', '5-to-6', '7', '8a-and-above'].map((bands) => `skill-mix-band-${bands}`), 'support-worker-share', 'job-plan-coverage', 'roster-lead-time', 'band-5-7-ethnic-minority', 'band-8-ethnic-minority',
    'staff-per-bed-days', 'contact-hours-per-patient-day', 'job-planned-clinical-share', 'clinical-hours-delivered', 'contacts-per-care-hour', 'cost-per-occupied-bed-days', 'temporary-fill'];
  assert.deepEqual(named.filter((code) => !all.some((measure) => measure.code === code)), []);
  assert.deepEqual(all.filter(({ source, numerator, ownerRole }) => !source || !numerator || !ownerRole), []);
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
});

test('the imagined trust has a chart of every ambition, and productivity stands beside quality and staff of the same unit', () => {
  const ofUnit = demoMeasures().series.filter(({ unit, split }) => unit === 'vale-physiotherapy' && split === '').flatMap((series) => all.filter(({ code }) => code === series.measure).map((measure) => ({ ...measure, series })));
  assert.deepEqual(ambitionCodes.filter((code) => !ofUnit.some(({ ambition, series }) => ambition === code && series.numerators.length >= 12)), []);
  const of = (wanted: string) => ofUnit.filter(({ ambition }) => ambition === wanted);
  for (const measure of of('productivity')) assert.equal(lacksBeside(measure, { quality: of('quality'), staff: of('staff'), outcomes: [] }), null);
});
