import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom, type Random } from '#engines/random';
import { rangeOf, type Knowledge } from './attacker.ts';
import { drawTable, type Generated } from './generated.ts';
import { analyseProtect, type CellKey, type ProtectInput, type ProtectResult } from './index.ts';

interface Shown {
  readonly key: CellKey;
  readonly shown: number | null;
}

const shownIn = ({ cells }: ProtectResult): Shown[] => cells.map((cell) => {
  assert.ok('shown' in cell, JSON.stringify(cell));
  return cell;
});

/** What answers tell by themselves: a rounded figure stands for those that round to it, nobody's being there for 0. */
function knowledgeOf({ groupsOf, groups, input }: Generated, shown: readonly Shown[]): Knowledge {
  const rows = shown.flatMap(({ key, shown: figure }) => {
    if (figure === null) return [];
    const slack = input.rounding && !(figure === 0 && input.zerosSafe) ? 2 : 0;
    return [{ sums: groupsOf(key), low: Math.max(0, figure - slack), high: figure + slack }];
  });
  return { rows, unknowns: groups };
}

interface Attacked { leaks: string[]; figures: number; undecided: number }

function attack(table: Generated, shown: readonly Shown[], attacked: Attacked): void {
  const knowledge = knowledgeOf(table, shown);
  const minimum = table.input.minimum ?? 8;
  for (const { key, shown: figure } of shown) {
    if (figure !== null) continue;
    const range = rangeOf(knowledge, table.groupsOf(key));
    attacked.figures += 1;
    if (!range) attacked.undecided += 1;
    else if (range.high - range.low < minimum || range.high < minimum) attacked.leaks.push(`${JSON.stringify(key)} is ${range.low} to ${range.high}, the minimum is ${minimum}`);
  }
}

const isSmall = ({ minimum = 8, zerosSafe }: ProtectInput, count: number): boolean => count < minimum && !(count === 0 && zerosSafe === true);

/** Answers of all requests together, as two people who compare notes would have them: shown to one is shown. */
function together(answers: readonly (readonly Shown[])[]): Shown[] {
  const byKey = new Map<string, Shown>();
  for (const one of answers.flat()) if (one.shown !== null || !byKey.has(JSON.stringify(one.key))) byKey.set(JSON.stringify(one.key), one);
  return [...byKey.values()];
}

const some = <T>(list: readonly T[], share: number, random: Random): T[] => list.filter(() => random() < share);

describe('an attacker with whole-number programming', () => {
  it('finds what he could find: his ranges are right where they are known', () => {
    const rows = [{ sums: [0, 1], low: 10, high: 10 }, { sums: [1, 2], low: 4, high: 4 }, { sums: [0, 2], low: 3, high: Infinity }];
    assert.deepEqual(rangeOf({ rows, unknowns: 3 }, [1]), { low: 0, high: 4 });
    assert.deepEqual(rangeOf({ rows, unknowns: 3 }, [0]), { low: 6, high: 10 });
    assert.deepEqual(rangeOf({ rows: [{ sums: [0], low: 2, high: Infinity }], unknowns: 2 }, [1]), { low: 0, high: Infinity });
    assert.equal(rangeOf({ rows: [{ sums: [0], low: 5, high: 5 }, { sums: [0, 1], low: 3, high: 3 }], unknowns: 2 }, [1]), null);
    // Three pairs with odd sums: halves fit, whole numbers do not all.
    assert.deepEqual(rangeOf({ rows: [[0, 1], [1, 2], [0, 2]].map((sums) => ({ sums, low: 0, high: 1 })), unknowns: 3 }, [0, 1, 2]), { low: 0, high: 1 });
  });

  it('narrows no hidden figure of a single table below the policy', () => {
    const attacked: Attacked = { leaks: [], figures: 0, undecided: 0 };
    for (let seed = 0; seed < 20; seed += 1) {
      const table = drawTable(seededRandom(`single ${seed}`));
      const shown = shownIn(analyseProtect(table.input));
      shown.forEach((cell, at) => assert.ok(cell.shown === null || !isSmall(table.input, table.cells[at]?.count ?? 0)));
      attack(table, shown, attacked);
    }
    assert.deepEqual(attacked.leaks, []);
    assert.ok(attacked.figures > 200 && attacked.undecided === 0, JSON.stringify(attacked));
  });

  it('narrows none by comparing two requests with different filters, the second made when the first was published', () => {
    const attacked: Attacked = { leaks: [], figures: 0, undecided: 0 };
    for (let seed = 0; seed < 14; seed += 1) {
      const random = seededRandom(`pair ${seed}`);
      const table = drawTable(random);
      const first = shownIn(analyseProtect({ ...table.input, cells: some(table.cells, 0.6, random) }));
      const before = known(table, first);
      const second = shownIn(analyseProtect({ ...table.input, cells: some(table.cells, 0.6, random), published: [{ id: 'first', cells: first }] }));
      // A figure that nobody asked for may follow from the first request alone: that one cannot be blamed on the second.
      attack(table, together([first, second]).filter(({ key, shown }) => shown !== null || !before(key)), attacked);
    }
    assert.deepEqual(attacked.leaks, []);
    assert.ok(attacked.figures > 100 && attacked.undecided === 0, JSON.stringify({ ...attacked, leaks: 0 }));
  });
});

function known(table: Generated, first: readonly Shown[]): (key: CellKey) => boolean {
  const knowledge = knowledgeOf(table, first);
  return (key) => {
    if (first.some((cell) => JSON.stringify(cell.key) === JSON.stringify(key))) return false;
    const range = rangeOf(knowledge, table.groupsOf(key));
    return range !== null && range.high - range.low < (table.input.minimum ?? 8);
  };
}
