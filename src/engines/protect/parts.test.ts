import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { completeTable } from './complete-table.ts';
import { makeDimension } from './dimension.ts';
import { findTotals } from './find-totals.ts';
import { readHierarchies } from './hierarchies.ts';
import { measuresOf } from './measures.ts';
import type { ReadCell } from './read-cells.ts';
import { shareOut, type Candidate } from './share-out.ts';
import { roundedRange } from './statements.ts';
import type { Statement } from './table.ts';

const plain = (name: string, ...values: string[]) => makeDimension(name, new Set(values), []);

describe('a hierarchy', () => {
  const deep = (levels: number): unknown => Array.from({ length: levels - 1 }).reduce<unknown>((inner, _one, at) => ({ [`level ${at}`]: inner }), ['leaf']);

  it('is read to 60 levels and no further, for the stack has an end', () => {
    const read = (levels: number) => readHierarchies({ place: deep(levels) }, ['place']);
    assert.deepEqual([read(60).unread, read(60).belongings.get('place')?.length], [[], 59]);
    assert.deepEqual([read(61).unread, read(61).belongings.get('place')], [['place'], undefined]);
  });

  it('says nothing by nothing: a parent without parts, and a part without a parent', () => {
    const read = (shape: unknown) => [...readHierarchies({ place: shape }, ['place']).belongings.get('place') ?? ['unread']];
    assert.deepEqual(read({ North: null, a: 'North' }), [{ child: 'a', parent: 'North' }]);
    assert.deepEqual(read([{ value: 'a' }, ['b', 'North']]), [{ child: 'b', parent: 'North' }]);
    assert.deepEqual(read([7, null]), ['unread']);
  });
});

describe('a dimension', () => {
  const place = makeDimension('place', new Set(['a', 'b', 'z', 'North', 'West']), [{ child: 'z', parent: 'West' }, { child: 'West', parent: 'North' }, { child: 'North', parent: 'England' }, { child: 'a', parent: 'North' }, { child: 'a', parent: 'b' }, { child: 'a', parent: 'all' }, { child: 'Total', parent: 'z' }, { child: 'b', parent: 'Total' }]);

  it('knows by each value all that hold it, with the rest of what each holds', () => {
    assert.deepEqual(place.nodes, ['', 'North', 'West', 'a', 'b', 'z', '\u0000rest of ', '\u0000rest of North', '\u0000rest of West', '\u0000rest of b']);
    assert.deepEqual(place.holders, [[0], [0, 1], [0, 1, 2], [0, 1, 3, 4], [0, 4], [0, 1, 2, 5], [0, 6], [0, 1, 7], [0, 1, 2, 8], [0, 4, 9]]);
    assert.deepEqual([...place.isLeaf], [0, 0, 0, 1, 0, 1, 1, 1, 1, 1]);
    assert.deepEqual(['', 'z', 'nowhere'].map((value) => place.nodeOf(value)), [0, 5, 0]);
  });

  it('cuts a circle at the same link whatever the order', () => {
    const links = [{ child: 'a', parent: 'b' }, { child: 'b', parent: 'c' }, { child: 'c', parent: 'a' }, { child: 'c', parent: 'c' }];
    const holders = (some: typeof links) => makeDimension('x', new Set(['a', 'b', 'c']), some).holders.slice(0, 4);
    for (const at of [0, 1, 2, 3]) assert.deepEqual(holders([...links.slice(at), ...links.slice(0, at)]), [[0], [0, 1, 2, 3], [0, 2, 3], [0, 3]]);
  });
});

describe('totals found by their figures', () => {
  const cells = (rows: Record<string, number>[]): ReadCell[] => rows.flatMap((row, at) => Object.entries(row).map(([value, count]) => ({ values: [value, `row ${at}`], count, rate: null, isHidden: false })));
  const found = (...rows: Record<string, number>[]) => findTotals(cells(rows), 0);

  it('are those that equal all others wherever they stand', () => {
    assert.deepEqual(found({ T: 6, a: 1, b: 2, c: 3 }), [{ child: 'a', parent: 'T' }, { child: 'b', parent: 'T' }, { child: 'c', parent: 'T' }]);
    assert.deepEqual(found({ T: 6, a: 1, b: 2, c: 3 }, { T: 7, a: 1, b: 2, c: 3 }), []);
    assert.deepEqual(found({ T: 6, a: 1, b: 5 }, { T: 1, a: 1, b: 0 }).length, 2, 'two parts in two rows');
  });

  it('need more than one row of two parts, and people in it', () => {
    assert.deepEqual(found({ T: 6, a: 1, b: 5 }), []);
    assert.deepEqual(found({ T: 20, a: 20 }, { T: 15, a: 15 }), [], 'two equal figures are no total and part');
    assert.deepEqual(found({ T: 0, a: 0, b: 0, c: 0 }), []);
    assert.deepEqual(found({ T: 6, a: 1, b: 5 }, { T: 0, a: 0, b: 0 }, { T: 0, a: 0, b: 0 }), []);
  });

  it('are one only, where two would do', () => {
    assert.deepEqual(found({ T: 30, U: 30, z: 0, y: 0 }), ['U', 'z', 'y'].map((child) => ({ child, parent: 'T' })));
  });
});

describe('the measures of rates', () => {
  const names = (...rates: [count: number, numerator: number, denominator: number][]) => measuresOf(rates.map(([count, numerator, denominator]) => ({ values: [], count, rate: { numerator, denominator }, isHidden: false })), []).map(({ name }) => name);

  it('are each table that a shown cell gives away, and none twice', () => {
    assert.deepEqual(names([40, 30, 40]), ['count', 'numerator', 'complement']);
    assert.deepEqual(names([30, 30, 40], [20, 20, 90]), ['count', 'complement']);
    assert.deepEqual(names([20, 20, 40], [30, 30, 60]), ['count'], 'as many are left out as counted');
    assert.deepEqual(names([50, 300, 40], [50, 30, 40]), ['count', 'numerator', 'denominator'], 'visits may be more than people');
    assert.deepEqual(names([50, 300, 40], [50, 30, 40.5]), ['count', 'numerator'], 'full-time equivalents are nobody');
    assert.deepEqual(measuresOf([{ values: [], count: 3, rate: null, isHidden: false }], []).map(({ name }) => name), ['count']);
  });

  it('have a figure for each cell that has a rate', () => {
    const [count, numerator, denominator] = measuresOf([{ values: [], count: 50, rate: { numerator: 300, denominator: 40 }, isHidden: false }], []);
    const of = (rate: { numerator: number; denominator: number } | null) => [count, numerator, denominator].map((measure) => measure?.of({ count: 50, rate }));
    assert.deepEqual([of({ numerator: 300, denominator: 40 }), of(null)], [[50, 300, 40], [50, null, null]]);
  });
});

describe('a table made whole', () => {
  const sex = plain('sex', 'a', 'b');
  const age = plain('age', 'x', 'y', 'z');
  const given = (nodes: number[], value: number, cell: number, knownLow = 0, knownHigh = Infinity): Statement => ({ nodes, value, cell, knownLow, knownHigh });
  const open = (statements: Statement[], most?: number) => completeTable([sex], statements, most);
  const valuesOf = (completion: ReturnType<typeof completeTable>) => (completion.ok ? Object.fromEntries([...completion.completed.table.nodes.entries()].map(([record, nodes]) => [nodes.join(), completion.completed.table.value[record]])) : completion.overfull);

  it('needs no group beside those listed where every total is right, however many there could be', () => {
    const cells = [given([0], 23, 0), given([1], 20, 1), given([2], 3, 2)];
    assert.deepEqual(valuesOf(open(cells, 0)), { 0: 23, 1: 20, 2: 3 });
  });

  it('gets the groups that its totals lack, those first that have a name', () => {
    assert.deepEqual(valuesOf(open([given([0], 23, 0), given([1], 20, 1)])), { 0: 23, 1: 20, 2: 3 });
    assert.deepEqual(valuesOf(open([given([0], 23, 0), given([1], 20, 1), given([2], 1, 2)])), { 0: 23, 1: 20, 2: 1, 3: 2 });
    assert.deepEqual(valuesOf(open([given([0], 0, 0)])), { 0: 0, 1: 0, 2: 0 }, 'nobody stands somewhere too');
  });

  it('gets no group that no figure counts', () => {
    const lonely = [given([1, 0], 30, 0), given([1, 1], 20, 1), given([2, 2], 9, 2)];
    assert.deepEqual(Object.keys(valuesOf(completeTable([sex, age], lonely))), ['1,0', '1,1', '2,2', '1,2', '1,3'].toSorted((a, b) => lonelyCode(a) - lonelyCode(b)));
  });
  const lonelyCode = (key: string) => key.split(',').reduce((code, node, d) => code + Number(node) * 4 ** d, 0);

  it('is not tried where there are more groups to try than allowed', () => {
    // One of the values and the rest are not listed: two groups to choose from, of as many as there are values and one.
    const tried = (values: number) => completeTable([plain('site', ...Array.from({ length: values }, (_one, at) => String.fromCharCode(97 + at)))], [given([0], 100, 0), ...Array.from({ length: values - 1 }, (_one, at) => given([at + 1], 2, at + 1))], 2).ok;
    assert.deepEqual([15, 16].map(tried), [true, false], '8 groups are looked at for each that may be tried');
    // Here as well: b and the rest.
    const wide = [given([0], 23, 0), given([1], 20, 1)];
    assert.deepEqual([1, 2].map((allowed) => open(wide, allowed).ok), [false, true]);
  });

  it('is refused where keys cannot be told apart or nothing adds up', () => {
    const many = Array.from({ length: 30 }, (_one, at) => plain(`d${at}`, 'a', 'b'));
    assert.deepEqual(completeTable(many, []), { ok: false, overfull: [] });
    assert.deepEqual(open([given([0], 10, 0), given([1], 20, 1)]), { ok: false, overfull: [0] });
  });

  it('keeps every figure that is given, and gives what is known within a range only what is left', () => {
    const earlier = [given([1], 5, -1, 3, 7), given([2], 10, -1, 8, 12)];
    const [one = 0, other = 0] = Object.values(valuesOf(open([given([0], 12, 0), ...earlier]))).slice(1);
    assert.ok(one >= 3 && one <= 4 && other >= 8 && one + other <= 12, `${one} ${other}`);
    // All twelve are of the first group, so the second holds nobody, whatever an earlier table was rounded to.
    assert.deepEqual(valuesOf(open([given([0], 12, 0), given([1], 12, 1), given([2], 2, -1, 0, 2)])), { 0: 12, 1: 12, 2: 0 });
    assert.deepEqual(valuesOf(open([given([1], 3, 0, 3, 7), given([2], 20, 1), given([0], 23, -1, 23, 23)])), { 0: 23, 1: 3, 2: 20 });
  });
});

describe('people shared out to groups that nobody lists', () => {
  const grid: Candidate[] = [[0, 2], [1, 2], [0, 3], [1, 3]].map((holders, at) => ({ nodes: [at], holders, isRest: false }));
  const sums = (counts: readonly number[]) => [0, 1, 2, 3].map((record) => grid.reduce((sum, { holders }, at) => sum + (holders.includes(record) ? (counts[at] ?? 0) : 0), 0));
  const fits = (counts: readonly number[], low: readonly number[], high: readonly number[]) => sums(counts).every((sum, at) => sum >= (low[at] ?? 0) && sum <= (high[at] ?? 0));
  const upTo = [...Array(6).keys()];
  const all = upTo.flatMap((a) => upTo.flatMap((b) => upTo.flatMap((c) => upTo.map((d) => [a, b, c, d]))));

  it('make every sum right where any filling does, and where none does there is no answer', () => {
    let [possible, impossible] = [0, 0];
    for (let seed = 0; seed < 60; seed += 1) {
      const random = seededRandom(`shares ${seed}`);
      const low = grid.map(() => Math.floor(6 * random()));
      const high = low.map((one) => Math.min(5, one + Math.floor(3 * random())));
      const found = shareOut(grid, { low: Float64Array.from(low), high: Float64Array.from(high) });
      const isPossible = all.some((counts) => fits(counts, low, high));
      assert.equal(found !== null, isPossible, `${low.join()} to ${high.join()}`);
      if (found) assert.ok(fits([...found], low, high) && [...found].every((one) => Number.isInteger(one) && one >= 0), `${low.join()} to ${high.join()}: ${found.join()}`);
      if (isPossible) possible += 1;
      else impossible += 1;
    }
    assert.ok(possible > 10 && impossible > 10, `${possible} ${impossible}`);
  });

  it('stand in the named groups first, for the rest is for whom no name is left', () => {
    const two = (isRest: boolean): Candidate[] => [{ nodes: [0], holders: [0], isRest: false }, { nodes: [1], holders: [0], isRest }];
    const shared = (isRest: boolean, people: number) => [...(shareOut(two(isRest), { low: Float64Array.of(people), high: Float64Array.of(people) }) ?? [])];
    assert.deepEqual([shared(false, 20), shared(true, 20)], [[10, 10], [20, 0]]);
  });
});

describe('what a rounded figure may stand for', () => {
  it('is all that rounds to it, halves up', () => {
    const range = (shown: number, rounding: number | null, zerosSafe = false) => Object.values(roundedRange(shown, { rounding, zerosSafe }));
    for (const rounding of [2, 3, 5, 10]) for (const shown of [0, rounding, 7 * rounding]) {
      const those = [...Array(200).keys()].filter((value) => Math.floor(value / rounding + 0.5) * rounding === shown);
      assert.deepEqual(range(shown, rounding), [Math.min(...those), Math.max(...those)], `${shown} to ${rounding}`);
    }
    assert.deepEqual([range(7, 5), range(7, null), range(0, 5, true), range(5, 5, true)], [[7, 7], [7, 7], [0, 0], [3, 7]]);
  });
});
