import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stages } from './stages.ts';
import { whyNotYet } from './may-reach.ts';

const everything = { hasAim: true, testsDone: 1, hasImproving: true, hasHeld: true };
const reached = (behind: Partial<typeof everything>): number[] => stages.map(({ score }) => score).filter((score) => whyNotYet(score, { ...everything, ...behind }) === null);

test('a step of the scale is said only with what it claims', () => {
  assert.deepEqual(reached({}), [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  assert.deepEqual(reached({ hasHeld: false }), [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
  assert.deepEqual(reached({ hasImproving: false, hasHeld: false }), [0.5, 1, 1.5, 2, 2.5]);
  assert.deepEqual(reached({ testsDone: 0 }), [0.5, 1, 1.5, 2]);
  assert.deepEqual(reached({ hasAim: false }), [0.5]);
});
