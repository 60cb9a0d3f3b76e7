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

  it('a hierarchy of one link is one: what it does not name is no total', () => {
    const cells = [{ key: { sex: 'everybody here' }, count: 60 }, { key: { sex: 'a' }, count: 3 }, { key: { sex: 'b' }, count: 27 }, { key: { sex: 'c' }, count: 30 }];
    assert.deepEqual(hidden(cells, { hierarchies: { sex: { a: 'women' } } }), ['a']);
  });

  it('a total by any of its words holds the others, in whatever case', () => {
    for (const word of ['All', 'TOTAL', 'Grand total', 'Everyone', 'all people']) assert.deepEqual(hidden([{ key: { sex: word }, count: 23 }, { key: { sex: 'women' }, count: 20 }]), ['women'], word);
    assert.deepEqual(hidden([{ key: { sex: 'all others' }, count: 23 }, { key: { sex: 'women' }, count: 20 }]), []);
  });

  it('one rate among rounded counts is shown with its parts, so no total is taken to be uncertain', () => {
    const counts = [3, 21, 34, 42, 58, 66, 73, 81];
    const others = [19, 22, 36, 47, 51, 63, 77, 89];
    const cells: ProtectCell[] = [counts, others].flatMap((row, sex) => [...row.map((count, age) => ({ key: { sex: `s${sex}`, age: `a${age}` }, count })), { key: { sex: `s${sex}` }, count: row.reduce((sum, one) => sum + one, 0) }]);
    const all: ProtectCell[] = [...cells, ...counts.map((count, age) => ({ key: { age: `a${age}` }, count: count + (others[age] ?? 0) })), { key: {}, count: [...counts, ...others].reduce((sum, one) => sum + one, 0) }];
    const withRate = all.map((cell, at) => (at === all.length - 1 ? { ...cell, rate: { numerator: 400, denominator: cell.count } } : cell));
    assert.deepEqual(hidden(withRate, { rounding: 5 }), hidden(all));
    assert.ok(hidden(all, { rounding: 5 }).length < hidden(all).length);
  });

  it('one person of one is a rate where one is enough', () => {
    const cells = [{ key: {}, count: 1, rate: { numerator: 1, denominator: 1 } }];
    assert.deepEqual(analyseProtect({ dimensions: ['sex'], cells, minimum: 1, complements: false }).cells, [{ key: {}, shown: 1, rate: { numerator: 1, denominator: 1, value: 1 } }]);
    const none = [{ key: {}, count: 0, rate: { numerator: 0, denominator: 0 } }];
    assert.deepEqual(analyseProtect({ dimensions: ['sex'], cells: none, minimum: 1, zerosSafe: true }).cells, [{ key: {}, shown: 0, rate: { numerator: 0, denominator: 0, value: null } }]);
  });

  it('too few below several rates that count visits, not people, need more hidden than their counts do', () => {
    const visits = (sex: string, numerator: number, denominator: number): ProtectCell => ({ key: { sex }, count: numerator, rate: { numerator, denominator } });
    const table = (least: number) => [visits('a', 100, 3), visits('b', 200, least), visits('c', 300, 60), visits('d', 350, 80), visits('', 950, 143 + least)];
    // Three and four are at most seven together, so a third is needed; a half more is nobody's.
    assert.equal(hidden(table(4)).length, 3);
    assert.deepEqual(hidden(table(4.5)), ['a', 'b']);
  });

  it('the settings say what was asked, and each convention has its own figures', () => {
    const settings = (input: Partial<ProtectInput>) => Object.values(analyseProtect({ dimensions: [], cells: [], ...input }).settings);
    assert.deepEqual(settings({}), ['allied', 8, null, false, true, 8]);
    assert.deepEqual(settings({ policy: 'nhs-digital-rounded' }), ['nhs-digital-rounded', 8, 5, true, false, 8]);
    assert.deepEqual(settings({ policy: 'mental-health-monthly', period: '2026-10' }), ['mental-health-monthly', 5, 5, false, false, 100, '2026-10']);
    assert.deepEqual(settings({ policy: 'staff-survey' }), ['staff-survey', 11, null, false, false, 11]);
    assert.deepEqual(settings({ policy: 'mental-health-monthly', minimum: 120, rounding: null, zerosSafe: true, complements: true }), ['mental-health-monthly', 120, null, true, true, 120]);
    assert.deepEqual(settings({ policy: 'mental-health-monthly', minimum: 3 }), ['mental-health-monthly', 3, 5, false, false, 100]);
    assert.deepEqual(settings({ policy: 'staff-survey', minimum: 3 }), ['staff-survey', 3, null, false, false, 3]);
  });
});

describe('what earlier tables said of rates and in vain', () => {
  const now: ProtectCell[] = [{ key: {}, count: 60, rate: { numerator: 20, denominator: 60 } }];
  const after = (cell: unknown) => analyseProtect({ dimensions: ['sex'], cells: now, published: [{ id: 1, cells: [cell as never] }] });

  it('a rate that moved by one person hides the figure, the same rate does not', () => {
    assert.deepEqual(after({ key: {}, shown: 60, rate: { numerator: 21, denominator: 60 } }).cells.map((cell) => 'shown' in cell && cell.shown), [null]);
    assert.deepEqual(after({ key: {}, shown: 60, rate: { numerator: 20, denominator: 60 } }).cells, now.map(({ key, count, rate }) => ({ key, shown: count, rate: { ...rate, value: 1 / 3 } })));
  });

  it('a figure that is missing, hidden or has no readable rate says nothing', () => {
    const plain = after({ key: {}, shown: 60 });
    for (const cell of [{ key: {}, shown: 60, rate: 5 }, { key: {}, shown: 60, rate: null }, { key: { sex: 'a' } }, { key: { sex: 'a' }, shown: null }, { key: {}, shown: null }]) assert.deepEqual(after(cell), plain, JSON.stringify(cell));
    assert.deepEqual(plain.notes, []);
  });

  it('two that cannot both be true: the later stands, and what follows from it is hidden', () => {
    const shown = (...earlier: number[]) => analyseProtect({ dimensions: ['sex'], cells: [{ key: { sex: 'a' }, count: 20 }, { key: { sex: 'b' }, count: 30 }], published: earlier.map((count, id) => ({ id, cells: [{ key: {}, shown: count }] })) });
    const figures = (...earlier: number[]) => shown(...earlier).cells.map((cell) => 'shown' in cell && cell.shown);
    assert.deepEqual([figures(90, 53), figures(53), figures(53, 90), figures(90)], [[null, 30], [null, 30], [20, 30], [20, 30]]);
    assert.deepEqual(shown(90, 53).notes, shown(53).notes);
  });

  it('a key holds what can be a value, and nothing that every object has', () => {
    const codes = (key: unknown) => analyseProtect({ dimensions: ['constructor'], cells: [{ key: key as never, count: 20 }, { key: {}, count: 23 }] }).cells.map((cell) => ('error' in cell ? cell.error.code : cell.shown));
    assert.deepEqual([codes({ constructor: NaN }), codes({ constructor: Infinity }), codes({ constructor: 'a' })], [['unreadable', 23], ['unreadable', 23], [null, 23]]);
  });
});
