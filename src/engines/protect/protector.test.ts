import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeTable } from './complete-table.ts';
import { makeDimension } from './dimension.ts';
import { makeProtector } from './protector.ts';
import { suppress } from './suppress.ts';
import type { Statement } from './table.ts';

/** One measure with some figures hidden, all others shown exactly. Cells are numbered as they are given, by node and value; costs by cell. */
function protectorOf({ values, cells, hidden, minimum = 8, costs = {} }: { values: string[]; cells: readonly (readonly [node: number, value: number])[]; hidden: number[]; minimum?: number; costs?: Record<number, number> }) {
  const statements = cells.map(([node, value], cell): Statement => ({ nodes: [node], value, cell, knownLow: 0, knownHigh: Infinity }));
  const completion = completeTable([makeDimension('sex', new Set(values), [])], statements);
  assert.ok(completion.ok);
  const { table, remainders } = completion.completed;
  const bounds = { low: table.knownLow.slice(), high: table.knownHigh.slice() };
  table.cell.forEach((cell, record) => { if (cell >= 0 && !hidden.includes(cell)) bounds.low[record] = bounds.high[record] = table.value[record] ?? 0; });
  return { protector: makeProtector({ completed: completion.completed, bounds, minimum, costOf: (cell) => costs[cell] ?? 1, isHidden: (cell) => hidden.includes(cell) }), remainders };
}

const at = (record: number) => ({ record, remainder: null });

describe('one figure among two with their total', () => {
  const cells = [[0, 23], [1, 3], [2, 20]] as const;
  const with23 = (hidden: number[], more: { minimum?: number; costs?: Record<number, number> } = {}) => protectorOf({ values: ['a', 'b'], cells, hidden, ...more }).protector;

  it('is uncertain by as many as both are, when both are hidden', () => {
    assert.deepEqual([[1], [1, 2], [0, 1]].map((hidden) => with23(hidden).prove(at(1))), [false, true, true]);
    // From 0 to 23 and no further.
    assert.deepEqual([23, 24].map((minimum) => with23([1, 2], { minimum }).prove(at(1))), [true, false]);
    assert.deepEqual([23, 24].map((minimum) => with23([1, 2], { minimum }).prove(at(2))), [true, false]);
  });

  it('has one proof for both where they change places', () => {
    const protector = with23([1, 2]);
    assert.ok(protector.prove(at(1)));
    assert.deepEqual([...protector.proofs].map(([name, { up, down }]) => [name, up.map(({ people }) => people), down.map(({ people }) => people)]), [['cell 1', [8], []], ['cell 2', [], [8]]]);
    // 20 of 23 at most: the rest of the way is gone downwards, and that serves nobody else.
    const far = with23([1, 2], { minimum: 22 });
    assert.ok(far.prove(at(1)));
    assert.deepEqual([...far.proofs].map(([name, { up, down }]) => [name, up.map(({ people }) => people), down.map(({ people }) => people)]), [['cell 1', [20], [-2]]]);
  });

  it('is hidden with the cheaper of the others, and with none that cannot be hidden', () => {
    const cheapest = (costs: Record<number, number>, need = 8) => with23([1], { costs }).cheapest(at(1), need);
    assert.deepEqual([cheapest({ 0: 2 }), cheapest({ 2: 2 }), cheapest({ 0: Infinity }), cheapest({ 2: Infinity })], [[2], [0], [2], [0]]);
    assert.equal(cheapest({ 0: Infinity, 2: Infinity }), null);
    assert.deepEqual([cheapest({ 0: Infinity }, 23), cheapest({ 0: Infinity }, 24)], [[2], null]);
    assert.equal(with23([1, 2], { costs: { 0: Infinity } }).cheapest(at(1), 8), null, 'nothing is left to hide');
  });
});

describe('what stands between a total and its parts', () => {
  const rest = (minimum: number, hidden: number[], costs: Record<number, number> = {}) => {
    const { protector, remainders: [remainder = assert.fail('no remainder')] } = protectorOf({ values: ['a', 'b', 'c'], cells: [[0, 23], [1, 20]], hidden, minimum, costs });
    return { protector, remainder, target: { record: remainder.record, remainder } };
  };

  it('is three people, whoever of those not listed they are', () => {
    const { remainder, protector } = rest(8, []);
    assert.deepEqual([remainder.record, remainder.people, [...remainder.leaves]], [0, 3, [2, 3, 4]]);
    assert.equal(protector.completed.table.value.reduce((sum, one) => sum + one, 0), 46);
  });

  it('is told by the total and the part, though those within may change places', () => {
    for (const minimum of [1, 2, 3]) assert.deepEqual([[], [1], [0]].map((hidden) => { const { protector, target } = rest(minimum, hidden); return protector.prove(target); }), [false, true, true]);
    assert.deepEqual([{ 0: 2 }, { 1: 2 }, { 0: Infinity, 1: Infinity }].map((costs) => { const { protector, target } = rest(8, [], costs); return protector.cheapest(target, 8); }), [[1], [0], null]);
  });
});

describe('what an earlier table told', () => {
  /** A total that everybody knows, a small figure, and another of which a range is known. */
  const hiddenWith = (low: number, high: number) => {
    const given = (node: number, value: number, cell: number, [knownLow, knownHigh]: readonly [number, number] = [0, Infinity]): Statement => ({ nodes: [node], value, cell, knownLow, knownHigh });
    const completion = completeTable([makeDimension('sex', new Set(['a', 'b']), [])], [given(0, 23, 0, [23, 23]), given(1, 5, 1), given(2, 18, 2, [low, high])]);
    assert.ok(completion.ok);
    const { isHidden, unproved } = suppress({ tables: [completion.completed], isSmall: [false, true, false], weight: [1, 1, 1], minimum: 8, shownRange: (value) => ({ low: value, high: value }) });
    return [isHidden.map(Number).join(''), unproved.length];
  };

  it('can be hidden again only where the range is as wide as the minimum', () => {
    assert.deepEqual(hiddenWith(14, 22), ['011', 0], 'five could be one to nine');
    assert.deepEqual(hiddenWith(14, 21), ['010', 1], 'one to eight, or two to nine, is too narrow: hiding the other helps nobody');
    assert.deepEqual(hiddenWith(0, Infinity), ['011', 0]);
  });
});
