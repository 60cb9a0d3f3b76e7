import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeStanding, outcomeStandingWords, stageStanding, stageStandingWords, type BehindNow } from './stage-now.ts';

const all: BehindNow = { hasAim: true, testsDone: 1, hasImproving: true, hasHeld: true, areFiguresOpen: true, areJudged: true, isJudgedAnew: false };
const worse = { ...all, hasImproving: false, hasHeld: false };
const recorded = (stage: number | null, more: { outcome?: string; isTold?: boolean } = {}) => ({ stage, outcome: null, isTold: false, ...more });

test('a stage stands as long as the figures show it, and is history when they do not', () => {
  assert.deepEqual([3, 4, 4.5, 5].map((stage) => stageStanding(recorded(stage), all)), ['stands', 'stands', 'stands', 'stands']);
  assert.deepEqual([null, 0.5, 2.5, 3, 4.5].map((stage) => stageStanding(recorded(stage), worse)), ['stands', 'stands', 'stands', 'not shown', 'not shown']);
  assert.deepEqual([4, 4.5].map((stage) => stageStanding(recorded(stage), { ...all, hasHeld: false })), ['stands', 'not shown']);
  assert.equal(stageStandingWords('not shown', 3), 'The linked figures do not show it now.');
  assert.equal(stageStandingWords('stands', 3), '');
});

test('figures that one may not see, and charts with a new start, prove nothing against a stage', () => {
  assert.equal(stageStanding(recorded(3), { ...worse, areFiguresOpen: false }), 'not open');
  assert.equal(stageStanding(recorded(3), { ...worse, isJudgedAnew: true }), 'judged anew');
  assert.equal(stageStanding(recorded(3), { ...all, isJudgedAnew: true }), 'stands');
  assert.equal(stageStanding(recorded(3), { ...worse, areJudged: false }), 'stands');
});

test('what a list told is told until something here shows it', () => {
  const none = { ...worse, hasAim: false, testsDone: 0 };
  assert.deepEqual([0.5, 1, 2.5, 4].map((stage) => stageStanding(recorded(stage, { isTold: true }), none)), ['stands', 'told', 'told', 'told']);
  assert.equal(stageStanding(recorded(4, { isTold: true }), all), 'stands');
  assert.match(stageStandingWords('told', 4), /no figures here show it/);
  assert.doesNotMatch(stageStandingWords('told', 2), /figures/);
});

test('an improvement that ended is told with its day when the figures do not hold any more', () => {
  assert.equal(outcomeStanding(recorded(4, { outcome: 'improved' }), all), 'stands');
  assert.equal(outcomeStanding(recorded(4, { outcome: 'improved' }), { ...all, hasHeld: false }), 'not shown');
  assert.equal(outcomeStanding(recorded(4, { outcome: 'stopped' }), worse), 'stands');
  assert.match(outcomeStandingWords('not shown'), /showed it on that day\. The linked figures do not show it now/);
});
