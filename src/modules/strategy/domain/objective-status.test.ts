import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkStatusChange, isOpen, objectiveStatuses, statusRules, type ObjectiveStatus, type StatusEvidence } from './objective-status.ts';

const none: StatusEvidence = { progressUpdateCount: 0, milestonesReachedCount: 0, evidenceLinkCount: 0 };
const everything: StatusEvidence = {
  progressUpdateCount: 1,
  milestonesReachedCount: 1,
  evidenceLinkCount: 1,
  helpNeeded: 'A room.',
  reason: 'Waits are still long.',
  carriedToYear: '2026-27',
};

function sentences(from: ObjectiveStatus, to: ObjectiveStatus, evidence: StatusEvidence): readonly string[] {
  const answer = checkStatusChange(from, to, evidence);
  return answer.ok ? [] : answer.sentences;
}

describe('status stands on evidence', () => {
  test('on track needs an update or a milestone', () => {
    assert.match(sentences('not started', 'on track', none)[0] ?? '', /update/);
    assert.ok(checkStatusChange('not started', 'on track', { ...none, progressUpdateCount: 1 }).ok);
    assert.ok(checkStatusChange('not started', 'on track', { ...none, milestonesReachedCount: 1 }).ok);
  });

  test('done needs proof, needs help says what would help, closed says why', () => {
    assert.match(sentences('on track', 'done', none)[0] ?? '', /Link the proof/);
    assert.match(sentences('on track', 'needs help', { ...none, helpNeeded: '  ' })[0] ?? '', /what would help/);
    assert.match(sentences('on track', 'closed', none)[0] ?? '', /why it stops/);
  });

  test('carried over needs a year and a reason, both named', () => {
    assert.equal(sentences('on track', 'carried over', none).length, 2);
    assert.ok(checkStatusChange('on track', 'carried over', { ...none, reason: 'Late start.', carriedToYear: '2026-27' }).ok);
  });

  test('opening a finished objective again needs a reason', () => {
    assert.deepEqual(sentences('done', 'on track', { ...everything, reason: '' }), ['Say why it is opened again.']);
    assert.ok(checkStatusChange('done', 'on track', everything).ok);
  });

  test('with everything there, exactly the listed steps are open; carried over and closed are final', () => {
    for (const from of objectiveStatuses) {
      const open = objectiveStatuses.filter((to) => checkStatusChange(from, to, everything).ok);
      assert.deepEqual(new Set(open), new Set(statusRules[from].next));
    }
    assert.deepEqual([statusRules['carried over'].next, statusRules.closed.next], [[], []]);
    assert.deepEqual(sentences('carried over', 'done', everything), ['An objective that is “carried over” cannot become “done”. It stays as it is.']);
    assert.match(sentences('on track', 'not started', everything)[0] ?? '', /Choose “needs help”, “done”, “carried over” or “closed”\./);
  });

  test('open objectives are the ones still worked on', () => {
    assert.deepEqual(objectiveStatuses.filter(isOpen), ['not started', 'on track', 'needs help']);
  });
});
