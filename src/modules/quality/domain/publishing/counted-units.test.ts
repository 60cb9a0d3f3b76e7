import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allUnits, countedUnits } from './counted-units.ts';
import type { Place } from './place.ts';

const figure = (unitId: string, groupCode: string, from: readonly string[]) => ({ unitId, profession: '', split: groupCode === '' ? '' : 'sex', groupCode, from });
const women = (unitId: string): Place => ({ unitId, profession: '', split: 'sex', groupCode: 'f' });
const parentOf = new Map([['t0', 'top'], ['t1', 'top'], ['t2', 'top'], ['t0a', 't0'], ['t0b', 't0'], ['t2a', 't2']]);

test('a figure that lacks units below it is of a unit of its own, which holds the others, also where a unit between has no figure', () => {
  const figures = [
    ...['t0', 't1', 't2'].map((unit) => figure(unit, '', [unit])), figure('top', '', ['t0', 't1', 't2']),
    figure('t0a', 'f', ['t0a']), figure('t0b', 'f', ['t0b']), figure('t0', 'f', ['t0a']), figure('t1', 'f', ['t1']), figure('t2a', 'f', ['t2a']), figure('top', 'f', ['t0a', 't1']),
  ];
  const { nodeOf, held } = countedUnits({ figures, parentOf });
  const [team, top] = [nodeOf(women('t0')), nodeOf(women('top'))];
  assert.ok(team !== 't0' && top !== 'top' && team !== top);
  assert.deepEqual([nodeOf(women('t0b')), nodeOf(women('t1')), nodeOf({ ...women('top'), split: '', groupCode: '' })], ['t0b', 't1', 'top']);
  assert.deepEqual(held.map(([child, parent]) => `${child} in ${parent === team ? 't0' : 'top'}`).toSorted(), ['t0a in t0', 't0a in top', 't1 in top']);
});

test('what a unit gave itself lacks nobody, and where nothing is lacking, also in a tree that is a circle, all stays as it is', () => {
  const figures = [figure('t0a', 'f', ['t0a']), figure('t0', 'f', ['t0']), figure('top', 'f', ['t0'])];
  assert.equal(countedUnits({ figures, parentOf }), allUnits);
  assert.equal(countedUnits({ figures: [figure('a', 'f', ['a']), figure('b', 'f', ['a'])], parentOf: new Map([['a', 'b'], ['b', 'a']]) }), allUnits);
});
