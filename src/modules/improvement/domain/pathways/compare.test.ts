import assert from 'node:assert/strict';
import { it } from 'node:test';
import { shareWords, tellMap, waitWords } from './compare.ts';

const step = (kind: 'prevention' | 'early' | 'treatment', team: string, more: { repeatsAssessment?: boolean; waitDays?: number | null } = {}) => ({ kind, team, repeatsAssessment: false, waitDays: null, ...more });

it('counts hand-offs between teams and repeated assessments: taking a repeated step out lowers both', () => {
  const now = [step('early', 'Practice'), step('treatment', 'Hospital', { repeatsAssessment: true, waitDays: 30 }), step('treatment', ' practice '), step('treatment', 'Practice')];
  assert.deepEqual(tellMap(now), { steps: 4, early: 1, handOffs: 2, repeated: 1, waitDays: 30, unknownWaits: 3 });
  assert.deepEqual(tellMap(now.filter(({ repeatsAssessment }) => !repeatsAssessment)), { steps: 3, early: 1, handOffs: 0, repeated: 0, waitDays: null, unknownWaits: 3 });
});

it('says how much is prevention and early help, and does not make up a wait', () => {
  assert.equal(shareWords(tellMap([step('prevention', 'A'), step('early', 'A'), step('treatment', 'A')])), '2 of 3 steps (67%)');
  assert.equal(shareWords(tellMap([])), 'no step yet');
  assert.equal(waitWords(tellMap([step('early', 'A')])), 'not known');
  assert.equal(waitWords(tellMap([step('early', 'A', { waitDays: 4 }), step('early', 'A')])), '4 days, and of 1 of 2 steps it is not known');
});
