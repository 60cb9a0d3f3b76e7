import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protectQuarter, type AnswerCounts } from '../../domain/experience/protect-quarter.ts';
import { readCounts } from './read-counts.ts';

const question = (groups: AnswerCounts['groups'], position = 1): AnswerCounts => ({ position, groups });

test('a group with fewer than eight hides every group in every question, and everybody still shows', () => {
  const shown = protectQuarter([question([{ name: 'Town', counts: [30, 20], noAnswer: 10 }, { name: 'Village', counts: [2, 1], noAnswer: 1 }]), question([{ name: 'Town', counts: [25, 25], noAnswer: 10 }, { name: 'Village', counts: [20, 20], noAnswer: 12 }], 2)]);
  assert.deepEqual(shown.filter(({ group }) => group !== '').flatMap(({ counts, total }) => [...counts, total]), [null, null, null, null, null, null, null, null, null, null, null, null]);
  assert.deepEqual(shown[0], { position: 1, group: '', counts: [32, 21], isOfAsked: true, noAnswer: 11, total: 64 });
});

test('groups of enough people show, each with its share that answered; fewer than eight in all show nothing', () => {
  const shown = protectQuarter([question([{ name: 'Town', counts: [30, 20], noAnswer: 10 }, { name: 'Village', counts: [12, 18], noAnswer: 30 }])]);
  assert.deepEqual(shown.map(({ group, counts, noAnswer, total }) => [group, counts, noAnswer, total]), [['', [42, 38], 40, 120], ['Town', [30, 20], 10, 60], ['Village', [12, 18], 30, 60]]);
  assert.deepEqual(protectQuarter([question([{ name: '', counts: [4, 3], noAnswer: null }])]), [{ position: 1, group: '', counts: [null, null], isOfAsked: false, noAnswer: null, total: null }]);
});

const asked = { questions: [{ position: 1, answers: ['Yes', 'No'] }], groups: ['Town', 'Village'] };

test('a file of counts is read by its names; what cannot be read is said line by line', () => {
  const good = readCounts('group,question,answer,count\nTown,1,Yes,30\nTown,1,No,20\nTown,,asked,60\nVillage,1,Yes,9\nVillage,1,No,8\nVillage,,asked,17\n', asked);
  assert.deepEqual(good, { ok: true, questions: [{ position: 1, groups: [{ name: 'Town', counts: [30, 20], noAnswer: 10 }, { name: 'Village', counts: [9, 8], noAnswer: 0 }] }] });
  const bad = readCounts('group,question,answer,count\nMoor,1,Yes,30\nTown,2,Yes,3\nTown,1,Perhaps,3\nTown,1,No,-1\nTown,,asked,1\nTown,1,Yes,4\n', asked);
  assert.deepEqual(bad.ok || bad.problems, ['Line 2: there is no group “Moor”.', 'Line 3: there is no question “2”.', 'Line 4: question 1 has no answer “Perhaps”.', 'Line 5: “-1” is no whole number of people.', 'Town: 4 people answered question 1, and only 1 was asked.']);
});
