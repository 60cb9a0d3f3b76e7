import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rangeOf } from './attacker.ts';
import { readHierarchies } from './hierarchies.ts';
import { analyseProtect, type ProtectCell, type ProtectInput } from './index.ts';

const hidden = (cells: readonly ProtectCell[], settings: Partial<ProtectInput> = {}): string[] =>
  analyseProtect({ dimensions: ['sex', 'age'], cells, ...settings }).cells.flatMap((cell) => ('shown' in cell && cell.shown === null ? [Object.values(cell.key).join(' ') || 'all'] : []));

describe('known answers of protection', () => {
  it('each published convention hides below its own minimum', () => {
    const around = (minimum: number): ProtectCell[] => [{ key: { sex: 'a' }, count: minimum - 1 }, { key: { sex: 'b' }, count: minimum }];
    for (const [policy, minimum] of [['allied', 8], ['nhs-digital-rounded', 8], ['mental-health-monthly', 5], ['staff-survey', 11]] as const) assert.deepEqual(hidden(around(minimum), { policy }), ['a'], policy);
  });

  it('two small figures in a row that cannot change places by enough people need a third hidden', () => {
    // Exchanging the young with the middle moves women at most from 0 to 7: 4 up, 3 down. Nobody can be fewer than 0.
    const parts = { women: [3, 4, 40], men: [30, 20, 14] };
    const ages = ['young', 'middle', 'old'];
    const own = Object.entries(parts).flatMap(([sex, counts]) => counts.map((count, at) => ({ key: { sex, age: ages[at] ?? '' }, count })));
    const sum = (key: Record<string, string>) => ({ key, count: own.reduce((all, { key: of, count }) => all + (Object.entries(key).every(([name, value]) => of[name as 'sex' | 'age'] === value) ? count : 0), 0) });
    const cells = [...own, sum({ sex: 'women' }), sum({ sex: 'men' }), ...ages.map((age) => sum({ age })), sum({})];
    const found = new Set(hidden(cells));
    assert.ok(found.size > 4, [...found].join());
    const membersOf = (key: Record<string, unknown>) => own.flatMap(({ key: of }, at) => (Object.entries(key).every(([name, value]) => of[name as 'sex' | 'age'] === value) ? [at] : []));
    const rows = cells.filter(({ key }) => !found.has(Object.values(key).join(' ') || 'all')).map(({ key, count }) => ({ sums: membersOf(key), low: count, high: count }));
    for (const at of [0, 1]) { const range = rangeOf({ rows, unknowns: own.length }, [at]); assert.ok(range && range.high - range.low >= 8, `${at}: ${range?.low} to ${range?.high}`); }
  });

  it('a total that has no name is found in one row of three parts, so that a small part is not the rest', () => {
    const cells = [{ key: { sex: 'everybody here' }, count: 60 }, { key: { sex: 'a' }, count: 3 }, { key: { sex: 'b' }, count: 27 }, { key: { sex: 'c' }, count: 30 }];
    assert.deepEqual(hidden(cells).length, 2);
    assert.deepEqual(hidden(cells.map((cell, at) => (at === 0 ? { ...cell, count: 61 } : cell))), ['a']);
  });

  it('whom a rate leaves out is protected only where every rate is a share', () => {
    const rated = (sex: string, numerator: number, denominator: number): ProtectCell => ({ key: { sex }, count: numerator, rate: { numerator, denominator } });
    assert.deepEqual(hidden([rated('a', 20, 40), rated('b', 38, 40)]), ['b']);
    assert.deepEqual(hidden([rated('a', 20, 40), rated('b', 38, 40), rated('c', 50, 40)]), []);
  });

  it('a list is one of dimensions only where every entry is the name of one', () => {
    const belongings = (shape: unknown) => readHierarchies(shape, ['place', 'sex']).belongings.get('place');
    assert.deepEqual(belongings({ place: ['sex', { a: 'b' }] }), [{ child: 'a', parent: 'b' }]);
    assert.deepEqual(belongings({ place: ['sex', 'place'] }), []);
  });
});
