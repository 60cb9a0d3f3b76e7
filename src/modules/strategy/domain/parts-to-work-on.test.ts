import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NodeType } from './node-types.ts';
import { partsExpectingObjectives, partsThatAct, partsToWorkOn } from './parts-to-work-on.ts';

const parts = (...lines: [code: string, type: NodeType, parentCode: string | null][]) => lines.map(([code, type, parentCode]) => ({ code, type, parentCode }));
const codes = (list: { code: string }[]) => list.map(({ code }) => code).join(' ');

describe('what can be worked on follows from the shape of a strategy', () => {
  test('priorities only: the priorities themselves', () => {
    const shape = parts(['h.1', 'priority', null], ['h.2', 'priority', null], ['h.a', 'aim', null]);
    assert.deepEqual([codes(partsToWorkOn(shape)), codes(partsThatAct(shape)), codes(partsExpectingObjectives(shape))], ['h.1 h.2', 'h.1 h.2', 'h.1 h.2']);
  });

  test('priorities with objectives but no actions: the objectives, and the priority without any', () => {
    const shape = parts(['h.1', 'priority', null], ['h.1.1', 'objective', 'h.1'], ['h.2', 'priority', null]);
    assert.deepEqual([codes(partsToWorkOn(shape)), codes(partsThatAct(shape)), codes(partsExpectingObjectives(shape))], ['h.1.1 h.2', 'h.1.1 h.2', 'h.1.1 h.2']);
  });

  test('priorities, objectives and actions, beside principles and impacts', () => {
    const shape = parts(['h.1', 'priority', null], ['h.1.1', 'objective', 'h.1'], ['h.1.1.1', 'action', 'h.1.1'], ['h.p', 'principle', null], ['h.p.1', 'commitment', 'h.p'], ['h.i', 'impact', null]);
    assert.deepEqual([codes(partsToWorkOn(shape)), codes(partsThatAct(shape)), codes(partsExpectingObjectives(shape))], ['h.1.1 h.1.1.1 h.p.1', 'h.1.1.1', 'h.1.1']);
  });

  test('no parts, nothing to work on', () => {
    assert.deepEqual([partsToWorkOn([]), partsThatAct([]), partsExpectingObjectives([])], [[], [], []]);
  });
});
