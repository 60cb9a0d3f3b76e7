import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '#engines/random';
import { drawTable } from './generated.ts';
import { analyseProtect, HIDDEN_BECAUSE, protectionPolicies, type CellKey, type ProtectCell, type ProtectInput, type ProtectResult } from './index.ts';

/** A table from rows of counts, with its totals: keys {sex, age}. */
function table(rows: Record<string, Record<string, number>>): ProtectCell[] {
  const parts = Object.entries(rows).flatMap(([sex, row]) => Object.entries(row).map(([age, count]) => ({ key: { sex, age }, count })));
  const sum = (key: CellKey): ProtectCell => ({ key, count: parts.reduce((total, part) => total + (Object.entries(key).every(([name, value]) => part.key[name as 'sex' | 'age'] === value) ? part.count : 0), 0) });
  return [...parts, ...Object.keys(rows).map((sex) => sum({ sex })), ...Object.keys(Object.values(rows)[0] ?? {}).map((age) => sum({ age })), sum({})];
}

const dimensions = ['sex', 'age'];
const figures = ({ cells }: ProtectResult): (number | null | string)[] => cells.map((cell) => ('error' in cell ? cell.error.code : cell.shown));
const hidden = ({ cells }: ProtectResult): CellKey[] => cells.flatMap((cell) => ('shown' in cell && cell.shown === null ? [cell.key] : []));
const protect = (cells: readonly ProtectCell[], settings: Partial<ProtectInput> = {}): ProtectResult => analyseProtect({ dimensions, cells, ...settings });

/** docs/methods/small-numbers.md. */
const worked = table({ women: { young: 3, middle: 20, old: 40 }, men: { young: 30, middle: 25, old: 14 } });

describe('small numbers', () => {
  it('gives the worked example: three more figures hide one, and all four look alike', () => {
    const result = protect(worked);
    assert.deepEqual(hidden(result), [{ sex: 'women', age: 'young' }, { sex: 'women', age: 'middle' }, { sex: 'men', age: 'young' }, { sex: 'men', age: 'middle' }]);
    for (const cell of result.cells) if ('shown' in cell && cell.shown === null) assert.deepEqual(Object.entries(cell).slice(1), [['shown', null], ['why', HIDDEN_BECAUSE]]);
    assert.equal(result.sentence, '8 of 12 figures are shown; the others are hidden so that nothing can be worked out about groups of fewer than 8 people.');
    assert.deepEqual(result.notes, []);
  });

  it('hides nothing where every group is large enough, and says when there is nothing', () => {
    assert.deepEqual(hidden(protect(table({ women: { young: 8, old: 9 }, men: { young: 10, old: 11 } }))), []);
    assert.equal(protect([]).sentence, 'There are no figures to show.');
    assert.deepEqual(figures(protect([{ key: {}, count: 7 }])), [null]);
    assert.deepEqual(figures(protect([{ key: {}, count: 7 }], { minimum: 7 })), [7]);
  });

  it('says that nobody is there only where that is safe', () => {
    const cells = table({ women: { young: 0, old: 40 }, men: { young: 30, old: 14 } });
    assert.deepEqual(hidden(protect(cells, { zerosSafe: true })), []);
    assert.ok(hidden(protect(cells)).length >= 4);
    assert.match(protect(cells, { zerosSafe: true }).sentence, /^All 9 figures are shown: no group of anybody is smaller than 8 people\.$/);
    assert.match(protect([{ key: {}, count: 7 }, { key: {}, count: 9 }]).sentence, /^The figure is hidden so that .* 1 more could not be used; it says why\.$/);
  });

  it('rounds what it shows, and needs to hide less where rounding already makes totals uncertain', () => {
    const wide = table({ women: Object.fromEntries([3, 21, 34, 42, 58, 66, 73, 81].map((count, at) => [`age ${at}`, count])), men: Object.fromEntries([19, 22, 36, 47, 51, 63, 77, 89].map((count, at) => [`age ${at}`, count])) });
    const [exact, rounded] = [protect(wide), protect(wide, { rounding: 5 })];
    assert.ok(hidden(rounded).length < hidden(exact).length);
    for (const figure of figures(rounded)) assert.ok(figure === null || Number(figure) % 5 === 0);
    assert.deepEqual(figures(protect([{ key: { sex: 'a' }, count: 12 }, { key: { sex: 'b' }, count: 13 }], { rounding: 5 })), [10, 15]);
  });

  it('takes a total by any of its names, and finds one that has none by its figures', () => {
    const plain = hidden(protect(worked));
    for (const name of ['Total', 'all', '*', '', null]) {
      const named = worked.map(({ key, count }) => ({ key: { sex: name, age: name, ...key }, count }));
      assert.deepEqual(hidden(protect(named)).length, plain.length, String(name));
    }
    const persons = worked.map(({ key, count }) => ({ key: { sex: 'Persons', ...key }, count }));
    assert.deepEqual(hidden(protect(persons)).length, plain.length);
  });

  it('reads hierarchies in every shape, and keeps parts from being worked out from wholes', () => {
    const counts: Record<string, number> = { England: 181, North: 93, South: 88, a: 3, b: 90, c: 40, d: 48 };
    const cells = Object.entries(counts).map(([place, count]) => ({ key: { place }, count }));
    const shapes = [
      { place: { a: 'North', b: 'North', c: 'South', d: 'South', North: 'England', South: 'England' } },
      { place: { North: ['a', 'b'], South: ['c', 'd'], England: ['North', 'South'] } },
      { place: { England: { North: ['a', 'b'], South: { c: null, d: null } } } },
      { place: [['a', 'North'], ['b', 'North'], ['c', 'South'], ['d', 'South'], ['North', 'England'], ['South', 'England']] },
      [{ dimension: 'place', parent: 'North', children: ['a', 'b'] }, { dimension: 'place', parent: 'South', children: ['c', 'd'] }, { dimension: 'place', parent: 'England', children: ['North', 'South'] }],
      { place: [{ value: 'England', children: [{ value: 'North', children: ['a', 'b'] }, { value: 'South', children: ['c', 'd'] }] }] },
    ];
    for (const hierarchies of shapes) {
      const result = analyseProtect({ dimensions: ['place'], hierarchies, cells });
      assert.deepEqual([hidden(result), result.notes], [[{ place: 'a' }, { place: 'b' }], []], JSON.stringify(hierarchies));
    }
    assert.deepEqual(analyseProtect({ dimensions: ['place'], hierarchies: { place: 7 }, cells }).notes.map(({ code }) => code), ['hierarchy-unread']);
  });

  it('protects what stands between a total and its listed parts', () => {
    assert.deepEqual(figures(protect([{ key: { sex: 'women' }, count: 20 }, { key: {}, count: 23 }])), [null, 23]);
    assert.deepEqual(figures(protect([{ key: { sex: 'women' }, count: 20 }, { key: {}, count: 40 }])), [20, 40]);
  });
});

describe('earlier tables', () => {
  const now = [{ key: { sex: 'women' }, count: 20 }, { key: { sex: 'men' }, count: 3 }];

  it('binds a figure that was shown before: what follows from it stays hidden', () => {
    assert.deepEqual(figures(protect(now)), [20, null]);
    assert.deepEqual(figures(protect(now, { published: [{ id: 1, cells: [{ key: {}, shown: 23 }] }] })), [null, null]);
  });

  it('protects those whom a filter left out', () => {
    const published = [{ id: 'one site', cells: [{ key: { site: 'A' }, shown: 20 }] }];
    assert.deepEqual(figures(protect([{ key: {}, count: 23 }, { key: { sex: 'women' }, count: 23 }], { published })), [null, null]);
    assert.deepEqual(figures(protect([{ key: {}, count: 60 }], { published })), [60]);
  });

  it('hides a figure that moved by a few people, unless the earlier one is of another time or both are rounded', () => {
    const published = [{ id: 'q1', period: '2026-Q1', cells: [{ key: {}, shown: 50 }] }];
    assert.deepEqual(figures(protect([{ key: {}, count: 51 }], { published })), [null]);
    assert.deepEqual(figures(protect([{ key: {}, count: 51 }], { published, period: '2026-Q1' })), [null]);
    assert.deepEqual(figures(protect([{ key: {}, count: 51 }], { published, period: '2026-Q2' })), [51]);
    assert.deepEqual(figures(protect([{ key: {}, count: 53 }], { published, rounding: 5 })), [55]);
    assert.deepEqual(figures(protect([{ key: {}, count: 61 }], { published })), [61]);
  });

  it('says when an earlier table already told too much', () => {
    const result = protect(now, { published: [{ id: 1, cells: [{ key: { sex: 'men' }, count: 3 }] }, { id: 2, cells: [null as never, { key: 7 as never, count: 3 }] }] });
    assert.deepEqual([figures(result), result.notes.map(({ code }) => code)], [[20, null], ['published-unread', 'already-published']]);
  });
});

describe('rates', () => {
  const rated = (key: CellKey, numerator: number, denominator: number): ProtectCell => ({ key, count: numerator, rate: { numerator, denominator } });

  it('hides a rate with too few above, below or left out', () => {
    const cells = [rated({ sex: 'a' }, 20, 40), rated({ sex: 'b' }, 3, 40), rated({ sex: 'c' }, 38, 40)];
    assert.deepEqual(figures(protect(cells)), [20, null, null]);
    assert.deepEqual(figures(protect(cells, { complements: false })), [20, null, 38]);
    assert.deepEqual(figures(protect([{ key: {}, count: 90, rate: { numerator: 20, denominator: 90 } }], { policy: 'mental-health-monthly' })), [null]);
    assert.deepEqual(protect([rated({}, 21, 82)], { rounding: 5 }).cells[0], { key: {}, shown: 20, rate: { numerator: 20, denominator: 80, value: 0.25 } });
  });

  it('keeps a numerator from being worked out where only the counts would be safe', () => {
    const cells: ProtectCell[] = [[40, 3], [50, 20], [60, 25], [150, 48]].map(([count = 0, numerator = 0], at) => ({ key: at < 3 ? { sex: `group ${at}` } : {}, count, rate: { numerator, denominator: count } }));
    assert.equal(hidden(protect(cells)).length, 2);
  });
});

describe('any table', () => {
  const shuffle = <T>(list: readonly T[], seed: number): T[] => { const random = seededRandom(seed); return list.map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at).map(({ one }) => one); };

  it('answers the same whatever the order of cells, dimensions and names in keys', () => {
    fc.assert(fc.property(fc.nat(500), (seed) => {
      const { input } = drawTable(seededRandom(`order ${seed}`));
      const turned = shuffle(input.cells, seed).map(({ key, count }) => ({ key: Object.fromEntries(Object.entries(key).toReversed()), count }));
      const sorted = (result: ProtectResult) => result.cells.map((cell) => JSON.stringify({ ...cell, key: Object.entries(cell.key ?? {}).map(([name, value]) => `${name} ${value}`).toSorted() })).toSorted();
      assert.deepEqual(sorted(analyseProtect({ ...input, dimensions: input.dimensions.toReversed(), cells: turned })), sorted(analyseProtect(input)));
    }), { numRuns: 5 });
  });

  it('answers every cell in its place, whatever is put in', () => {
    const anything = fc.anything({ maxDepth: 3, withNullPrototype: true });
    const key = fc.dictionary(fc.constantFrom('sex', 'age', '__proto__', 'constructor'), fc.oneof(fc.constantFrom('a', 'b', 'total', ''), fc.integer(), anything));
    const cell = fc.oneof(anything, fc.record({ key: fc.oneof(key, anything), count: fc.oneof(fc.nat(40), fc.double(), fc.constantFrom(1e12, -1, null)), rate: fc.oneof(fc.constant(null), anything) }));
    fc.assert(fc.property(fc.array(cell, { maxLength: 8 }), anything, fc.array(anything, { maxLength: 3 }), fc.boolean(), (cells, hierarchies, published, zerosSafe) => {
      const result = analyseProtect({ dimensions, hierarchies, cells: cells as ProtectCell[], published: published as never, zerosSafe });
      assert.equal(result.cells.length, cells.length);
      for (const one of result.cells) assert.ok('error' in one ? one.error.text.length > 10 : one.shown === null || one.shown >= 8 || (zerosSafe && one.shown === 0));
    }), { numRuns: 100 });
  });

  it('answers bad cells by errors and protects the others as if they were not there', () => {
    const result = protect([...worked, { key: { sex: 'x', town: 'y' }, count: 9 }, { key: { sex: 'x' }, count: 2.5 }, { key: { sex: 'women' }, count: 64 }, { key: { sex: 'women' }, count: 63 }, null as never]);
    assert.deepEqual(figures(result).slice(worked.length), ['unknown-dimension', 'unreadable', 'same-key', 63, 'unreadable']);
    assert.deepEqual(figures(result).slice(0, worked.length), figures(protect(worked)));
    assert.deepEqual(figures(protect([{ key: { sex: 'a' }, count: 30 }, { key: { sex: 'b' }, count: 30 }, { key: {}, count: 40 }])), [30, 30, 'total-below-parts']);
  });

  it('names each policy with its source', () => {
    for (const policy of Object.values(protectionPolicies)) assert.ok(policy.minimum >= 5 && policy.source.length > 20);
    assert.deepEqual(protect([], { policy: 'nhs-digital-rounded' }).settings, { policy: 'nhs-digital-rounded', minimum: 8, rounding: 5, zerosSafe: true, complements: false, rateBase: 8 });
    assert.equal(protect([{ key: {}, count: 3 }], { policy: 'nhs-digital-rounded', minimum: 3, rounding: null }).settings['rateBase'], 3);
  });
});
