import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerState, lastQuarterEnd } from './answer-rounds.ts';

describe('rounds of answers', () => {
  it('end with the quarter by London’s calendar', () => {
    assert.equal(lastQuarterEnd(new Date('2026-05-04T03:12:00Z')), '2026-03-31');
    assert.equal(lastQuarterEnd(new Date('2026-01-01T00:00:00Z')), '2025-12-31');
    assert.equal(lastQuarterEnd(new Date('2026-06-30T22:59:00Z')), '2026-03-31', 'one minute to midnight in London');
    assert.equal(lastQuarterEnd(new Date('2026-06-30T23:00:00Z')), '2026-06-30', 'midnight in London');
    assert.equal(lastQuarterEnd(new Date('2026-12-31T23:59:00Z')), '2026-09-30');
  });

  it('are late from the day after the due day on, unless answered', () => {
    const dueOn = '2026-07-29';
    assert.equal(answerState({ dueOn, hasAnswer: false }, new Date('2026-07-29T22:59:00Z')), 'waits');
    assert.equal(answerState({ dueOn, hasAnswer: false }, new Date('2026-07-29T23:00:00Z')), 'late');
    assert.equal(answerState({ dueOn, hasAnswer: true }, new Date('2027-01-01T00:00:00Z')), 'answered');
  });
});
