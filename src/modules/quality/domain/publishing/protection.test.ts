import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangesOf } from '#test/whole-number-attacker';
import { decideShown } from './decide-apart.ts';
import type { Cell, TableOfFigures } from './decide-shown.ts';
import { isSafeAsItIs } from './is-safe.ts';
import { lineOf, placeKey, type Place } from './place.ts';

const line = (unitId: string, profession = ''): Place => ({ unitId, profession, split: '', groupCode: '' });
const cell = (unitId: string, profession: string, count: number): Cell => ({ ...line(unitId, profession), numerator: count, denominator: null, people: null });
const decided = (cells: Cell[], more: Partial<TableOfFigures> = {}) => {
  const parentOf = new Map(cells.filter(({ unitId }) => unitId !== 'top').map(({ unitId }) => [unitId, 'top']));
  const mayShow = decideShown({ cells, parentOf, earlier: [], hasHidden: true, hasHiddenTotal: true, peopleIn: 'numerator', minimum: 8, ...more });
  return new Map(cells.map((one, at) => [placeKey(one), mayShow[at] ?? false]));
};

test('a table is passed as it is only where nothing is small, nothing stands beside the listed parts, and nothing moved a little', () => {
  const key = (unit: string, profession?: string) => ({ unit, ...(profession ? { profession } : {}) });
  const counted = [{ key: key('t', 'a'), count: 10 }, { key: key('t', 'b'), count: 20 }, { key: key('t'), count: 30 }];
  const safe = (more: object) => isSafeAsItIs({ counted, published: [], parentOf: new Map(), hasHidden: false, minimum: 8, ...more });
  assert.ok(safe({}));
  assert.ok(!safe({ hasHidden: true }));
  assert.ok(!safe({ minimum: 11 }));
  assert.ok(!safe({ counted: [...counted.slice(0, 2), { key: key('t'), count: 33 }] }));
  assert.ok(safe({ published: [{ key: key('t'), count: 20 }] }));
  assert.ok(!safe({ published: [{ key: key('t'), count: 28 }] }));
  assert.ok(!safe({ counted: [{ key: key('t'), count: 30, rate: { numerator: 25, denominator: 30 } }] }));
});

test('a share above its whole, parts of people and figures without a number of people are not shown', () => {
  const of = (numerator: number, denominator: number | null, peopleIn: TableOfFigures['peopleIn'], people: number | null = null) =>
    decideShown({ cells: [{ ...line('t'), numerator, denominator, people }], parentOf: new Map(), earlier: [], hasHidden: false, hasHiddenTotal: false, peopleIn, minimum: 8 })[0];
  assert.deepEqual([of(50, 40, 'both'), of(20.5, 40, 'both'), of(20, 40, 'both'), of(20, 24, 'both'), of(3, 40, 'denominator'), of(3, 40, 'numerator')], [false, false, true, false, true, false]);
  assert.deepEqual([of(12.5, 300.5, 'separate'), of(12.5, 300.5, 'separate', 7), of(12.5, 300.5, 'separate', 8), of(1, 2, 'none')], [false, false, true, true]);
  assert.deepEqual(lineOf('prof.a sex+age f+65'), { profession: 'prof.a', split: 'sex+age', groupCode: 'f+65' });
});

test('splits that nothing joins are looked at apart: most is shown, and an attacker who knows every split finds no hidden figure', async () => {
  const groups = { age: ['young', 'middle', 'old'], sex: ['men', 'women', 'not-known'], rurality: ['rural', 'urban', 'not-known'] };
  const units = ['p', 'q', 'r', 's', 't'];
  const names = Object.keys(groups) as (keyof typeof groups)[];
  // Each unit has five people in one group of each split, and some dozens in the others.
  const count = (unit: number, split: number, group: number) => ((unit + split) % 3 === group ? 5 : 40 + 7 * unit + (group === ((unit + split) % 3 + 1) % 3 ? 0 : 13));
  const total = (unit: number) => count(unit, 0, 0) + count(unit, 0, 1) + count(unit, 0, 2);
  const own = units.flatMap((unitId, unit) => [cell(unitId, '', total(unit)), ...names.flatMap((split, at) => groups[split].map((groupCode, group) => ({ ...cell(unitId, '', count(unit, at, group)), split, groupCode })))]);
  const cells = [...own, ...[...Map.groupBy(own, ({ split, groupCode }) => `${split} ${groupCode}`).values()].map((same) => ({ ...(same[0] ?? own[0] as Cell), unitId: 'top', numerator: same.reduce((sum, { numerator }) => sum + numerator, 0) }))];
  const found = decided(cells, { hasHidden: false, hasHiddenTotal: false });
  const hidden = cells.filter((one) => found.get(placeKey(one)) !== true);
  assert.ok(hidden.length >= 15 && hidden.length <= 36, `${hidden.length} of ${cells.length} are hidden`);
  const inner = (unit: string) => groups.age.flatMap((age) => groups.sex.flatMap((sex) => groups.rurality.map((rurality) => ({ unit, age, sex, rurality }))));
  const unknownsOf = ({ unitId, split, groupCode }: Place) => (unitId === 'top' ? units : [unitId]).flatMap(inner).filter((one) => split === '' || one[split as keyof typeof groups] === groupCode).map((one) => Object.values(one).join(' '));
  const sums = cells.filter((one) => found.get(placeKey(one)) === true).map((one) => ({ of: unknownsOf(one), is: one.numerator }));
  const ranges = await rangesOf({ unknowns: units.flatMap(inner).map((one) => Object.values(one).join(' ')), sums }, hidden.filter((_one, at) => at % 3 === 0).map(unknownsOf));
  assert.deepEqual(ranges.filter(({ low, high }) => high - low < 8 || high < 8), []);
});
