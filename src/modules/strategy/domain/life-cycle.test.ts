import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strategyStates } from './life-cycle-states.ts';
import { checkLifeCycleStep, editingIn, lifeCycleSteps, stepsFrom } from './life-cycle.ts';

describe('the life of a strategy', () => {
  test('from listening to legacy in the usual order', () => {
    const usual = strategyStates.slice(1).map((to, index) => checkLifeCycleStep(strategyStates[index] ?? 'legacy', to, 'Because.'));
    assert.deepEqual(usual.map(({ ok }) => ok), Array(6).fill(true));
  });

  test('only the listed steps exist, of all 49 pairs', () => {
    const allowed = strategyStates.flatMap((from) => strategyStates.filter((to) => checkLifeCycleStep(from, to, 'Because.').ok).map((to) => `${from} > ${to}`));
    assert.deepEqual(new Set(allowed), new Set(lifeCycleSteps.map(({ from, to }) => `${from} > ${to}`)));
    assert.equal(allowed.length, 11);
  });

  test('nothing is published without check and challenge', () => {
    assert.deepEqual(lifeCycleSteps.filter(({ to, from }) => to === 'live' && strategyStates.indexOf(from) < 3).map(({ from }) => from), ['check and challenge']);
    const answer = checkLifeCycleStep('drafting', 'live');
    assert.ok(!answer.ok && answer.reason === 'no-such-step');
    assert.equal(answer.sentence, 'A strategy in “drafting” cannot go to “live”. From here it can go to “listening” or “check and challenge”.');
  });

  test('a step back needs a reason, and blanks are none', () => {
    for (const reason of [undefined, '', ' \n']) {
      const answer = checkLifeCycleStep('check and challenge', 'drafting', reason);
      assert.ok(!answer.ok && answer.reason === 'reason-missing');
    }
    assert.ok(checkLifeCycleStep('check and challenge', 'drafting', 'Two challenges change the text.').ok);
    assert.ok(checkLifeCycleStep('check and challenge', 'live').ok);
  });

  test('legacy is the end', () => {
    assert.deepEqual(stepsFrom('legacy'), []);
    const answer = checkLifeCycleStep('legacy', 'live', 'Again.');
    assert.ok(!answer.ok && answer.sentence.endsWith('It stays as it is.'));
  });

  test('a change of words: free before publication, a new version after it, none in legacy', () => {
    assert.deepEqual(strategyStates.map(editingIn), ['draft', 'draft', 'draft', 'new version', 'new version', 'new version', 'none']);
  });
});
