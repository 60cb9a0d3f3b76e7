import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedPeriods, dueOn, isReminded, stateOf } from './due.ts';

test('a figure is due so many days after the last day of its period', () => {
  assert.deepEqual([dueOn('2026-02-01', 'month', 10), dueOn('2026-01-01', 'quarter', 30), dueOn('2025-04-01', 'year', 1)], ['2026-03-10', '2026-04-30', '2026-04-01']);
});

test('only periods that are over are asked for, the latest first', () => {
  assert.deepEqual(askedPeriods({ firstPeriod: '2026-01-01', grain: 'month' }, '2026-04-30', 12), ['2026-03-01', '2026-02-01', '2026-01-01']);
  assert.deepEqual(askedPeriods({ firstPeriod: '2026-01-01', grain: 'month' }, '2026-05-01', 2), ['2026-04-01', '2026-03-01']);
  assert.deepEqual(askedPeriods({ firstPeriod: '2026-04-01', grain: 'quarter' }, '2026-05-01', 12), []);
});

test('reminders begin three days before the due day, go on while a figure is late, and end after three months', () => {
  const due = '2026-03-10';
  const state = (today: string, more = {}) => stateOf({ isHere: false, isNotToCome: false, due, ...more }, today);
  assert.deepEqual(['2026-03-06', '2026-03-07', '2026-03-10', '2026-03-11', '2026-06-10', '2026-06-11'].map((today) => [state(today), isReminded(state(today), due, today)]), [['awaited', false], ['awaited', true], ['awaited', true], ['late', true], ['late', true], ['late', false]]);
  assert.deepEqual([state('2026-03-11', { isHere: true }), state('2026-03-11', { isNotToCome: true })], ['here', 'not to come']);
  assert.equal(isReminded('not to come', due, '2026-03-11'), false);
});
