import assert from 'node:assert/strict';
import { it } from 'node:test';
import { claimIn, missingToPublish } from './cases/claims.ts';
import { withoutFigures } from './cases/effects.ts';
import { toldUntil } from './following/when-told.ts';
import { POST_LETTERS, shareKit } from './share/share-kit.ts';

const study = { title: 'Clinics in village halls', problem: 'People waited.', whatWasDone: 'We went to the halls.', coProducedWith: 'Two patients', didNotWork: 'Text alone', contactRole: 'Lead', themes: 1, publicMeasures: 1, notShown: [], isReviewed: true, isAgreed: true };

it('finds words that claim a change, and none in words that tell what was done', () => {
  assert.deepEqual(['We improved waiting', 'Waits fell by half', '40 % seen', 'We set times by the bus'].map(claimIn), ['improved', 'fell', '0 %', null]);
});

it('a case study without figures, or with a claim that no figures show, is not published', () => {
  assert.deepEqual(missingToPublish(study), []);
  assert.match(missingToPublish({ ...study, publicMeasures: 0 }).join(' '), /say thank you instead/);
  assert.match(missingToPublish({ ...study, notShown: ['carbon'] }).join(' '), /do not show the change that you claim \(on carbon\)/);
  assert.match(missingToPublish({ ...study, title: 'People are seen sooner' }).join(' '), /“sooner” says that something changed/);
});

it('every effect names one of the linked figures, also those on gaps, cost and carbon', () => {
  const told = { impactClaim: '', impactSeriesId: null, inequality: 'The gap is half', inequalitySeriesId: null, cost: 'Two pounds a visit', costSeriesId: 'a', carbon: 'Ten miles', carbonSeriesId: 'b' };
  assert.deepEqual(withoutFigures(told, ['a']), ['inequality', 'carbon']);
});

it('tells whole days that are over: each day, from Monday, from the first of the month', () => {
  assert.deepEqual((['each change', 'weekly', 'monthly'] as const).map((often) => toldUntil(often, '2026-11-22')), ['2026-11-22', '2026-11-16', '2026-11-01']);
  assert.equal(toldUntil('weekly', '2026-11-23'), '2026-11-23');
});

it('explains each short form where it first stands, and names those that nobody explains', () => {
  const glossary = { ownerRole: '', reviewOn: '2027-01-01', terms: [{ form: 'AHP', expansion: 'allied health professional', meaning: 'm', reason: 'r', source: 's' }] };
  const kit = shareKit({ title: 'What an AHP did', organisation: 'Vale', problem: 'The XYZ was late.', whatWasDone: 'An AHP came.', claim: '', isExample: true }, glossary);
  assert.match(kit.summary, /^Example: What an allied health professional \(AHP\) did\..* An AHP came\.$/);
  assert.deepEqual(kit.unexplained, ['XYZ']);
  assert.ok(kit.post.length <= POST_LETTERS && kit.altText.includes(kit.card.title));
});
