import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept, markOf } from '#test/kept';
import { analyseProtect, hide, policyOf, readRequest, tableOf } from '../analyse-protect.ts';
import { failedProofs } from '../check-proofs.ts';
import { drawTable } from '../generated.ts';
import { readHierarchies } from '../hierarchies.ts';
import type { ProtectInput } from '../input.ts';
import { measuresOf } from '../measures.ts';
import type { Protector, Step } from '../protector.ts';
import { shareOut, type Candidate } from '../share-out.ts';
import { isSmall } from '../small.ts';

const mark = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
const file = (name: string) => new URL(`${name}.json`, import.meta.url);

/** A drawn table of which some cells are listed nowhere, after a rounded one of some of its totals. */
function drawn(seed: number): ProtectInput {
  const random = seededRandom(`workings ${seed}`);
  const { input } = drawTable(random);
  const published = seed % 2 === 0 ? [] : [{ id: 1, cells: input.cells.filter((_cell, at) => at % 4 === 0).map(({ key, count }) => ({ key, shown: seed % 3 === 0 ? count : 5 * Math.round(count / 5) })) }];
  return { ...input, rounding: seed % 3 === 0 ? null : 5, published, cells: input.cells.filter(() => random() < (seed % 4 === 0 ? 1 : 0.7)) };
}

function suppressed(input: ProtectInput) {
  const [asked, policy] = [readRequest(input), policyOf(input)];
  const completions = measuresOf(asked.cells, asked.earlier).map((measure) => tableOf(asked, asked.cells, measure, policy).completion);
  const completed = completions.flatMap((one) => (one.ok ? [one.completed] : []));
  const small = asked.cells.map((cell) => isSmall(cell, policy, asked.cells));
  return { completions, policy, suppression: completed.length === completions.length ? hide(asked, completed, small, policy) : null };
}

const moving = (steps: readonly Step[]) => steps.filter(({ people }) => people !== 0);
const proofsOf = ({ proofs }: Protector) => [...proofs].map(([name, { up, down, touched }]) => [name, moving(up), moving(down), touched]);

/** What the search found, what it cost to find, and from which completed table. */
function workings(input: ProtectInput): unknown {
  const { completions, suppression } = suppressed(input);
  const tables = completions.map((one) => (one.ok ? [mark(one.completed.table.nodes), Array.from(one.completed.table.value).join(' '), mark([one.completed.table.knownLow, one.completed.table.knownHigh, one.completed.table.cell]), one.completed.isImplied.join(''), one.completed.remainders.map(({ record, dimension, people, leaves }) => [record, dimension, people, [...leaves].join(' ')])] : one.overfull));
  if (!suppression) return tables;
  return [tables, suppression.isHidden.map(Number).join(''), suppression.lost, suppression.unproved.length, suppression.protectors.map((protector) => [protector.work(), proofsOf(protector).length, mark(proofsOf(protector)), mark(protector.bounds)])];
}

describe('the workings of protect, as they were', () => {
  for (const part of [0, 1, 2]) it(`are the same for drawn tables, part ${part + 1}`, () => compareKept(file(`workings-${part}`), Object.fromEntries(Array.from({ length: 8 }, (_one, at) => 3 * at + part).filter((seed) => drawn(seed).cells.length <= 100).map((seed) => [`${seed}`, () => workings(drawn(seed))]))));

  it('are the same where unlisted groups must hold people', () => {
    const grid = (rows: number, columns: number, more: (at: number) => Partial<Candidate> = () => ({})): Candidate[] => Array.from({ length: rows * columns }, (_one, at) => ({ nodes: [at], holders: [at % columns, columns + Math.floor(at / columns)], isRest: false, ...more(at) }));
    const limits = (low: number[], high: number[] = low) => ({ low: Float64Array.from(low), high: Float64Array.from(high) });
    const cases: Record<string, () => Float64Array | null> = {
      exact: () => shareOut(grid(3, 3), limits([7, 11, 5, 9, 8, 6])), rough: () => shareOut(grid(2, 4), limits([1, 1, 1, 1, 2, 2])), uneven: () => shareOut(grid(3, 4), limits([13, 1, 2, 30, 20, 25, 1])), ranges: () => shareOut(grid(3, 3), limits([2, 0, 4, 0, 7, 1], [9, 3, 6, 5, 9, 4])),
      impossible: () => shareOut(grid(2, 2), limits([5, 5, 4, 4])), closed: () => shareOut(grid(3, 3), limits([0, 11, 5, 4, 6, 6])), rest: () => shareOut(grid(3, 3, (at) => ({ isRest: at % 4 === 0 })), limits([7, 11, 5, 9, 8, 6])), large: () => shareOut(grid(6, 7), limits([17, 3, 9, 2, 40, 5, 8, 31, 14, 12, 9, 8, 10])), none: () => shareOut([], limits([0])), lacking: () => shareOut([], limits([3])),
    };
    compareKept(file('shares'), Object.fromEntries(Object.entries(cases).map(([name, work]) => [name, () => { const found = work(); return found && Array.from(found).join(' '); }])));
  });

  it('are the same for hierarchies in any shape', () => {
    const deep = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner, _one, at) => ({ [`level ${at}`]: inner }), ['leaf']);
    const shapes: unknown[] = [{ place: deep(3) }, { place: deep(19) }, { place: deep(20) }, { place: deep(21) }, { place: deep(70) }, { place: ['place', 'sex'] }, { place: ['place', 'other'] }, { place: [['a', 'b'], ['c', 'd', 'e']] }, { place: [['a', {}]] }, { place: [[{}, 'a']] }, { place: ['a', 'b'] }, { place: [7, null] }, { place: { a: 7, b: null } }, { place: { a: [{ b: ['c'], d: ['e'] }] } }, { place: { a: [{ child: 'b', children: ['c', { name: 'd' }] }] } }, { place: { a: [null] } },
      { place: { parents: { a: 'b' } } }, { place: { tree: { b: ['a'] } } }, { place: { children: { b: { a: null } } } }, { place: { parents: 'b' } }, { place: { tree: { b: ['a'] }, c: 'd' } }, [{ dimension: 'place', parents: { a: 'b' } }, { dimension: 'sex', tree: { all: ['f', 'm'] } }, { dimension: 'place', values: [['c', 'b']] }], [{ dimension: 'place', parent: 'b', children: ['a', { id: 'c', children: ['d'] }] }], [{ dimension: 'place', child: 'a', parent: 'b', children: ['x'] }, { dimension: 'place', child: 'a' }, { dimension: 'place', value: ' a ', parent: ' b ' }], [{ dimension: 'town', child: 'a', parent: 'b' }, { dimension: 'town' }], [{ dimension: 7, child: 'a' }, 5], 'place', [], { town: {} }, { town: { a: 'b' } }, { place: [{ parent: 'x', children: [{ value: 'y', children: 5 }] }] }, { place: [{ level: { a: 'b' } }] }, { place: [{ dimension: 'x', levels: [['a', 'b']] }] }];
    compareKept(file('hierarchies'), Object.fromEntries(shapes.map((shape, at) => [`${at}`, () => { const { belongings, unread } = readHierarchies(shape, ['place', 'sex']); return [[...belongings], unread]; }])));
  });

  it('are the same for many small tables after earlier ones that agree, moved or cannot be of the same people', () => {
    const small = Array.from({ length: 90 }, (_one, seed) => ({ seed, ...drawTable(seededRandom(`many ${seed}`)) })).filter(({ cells }) => cells.length < 60);
    const answers = small.map(({ seed, input }) => {
      const next = seededRandom(seed);
      const moved = (count: number) => (next() < 0.3 ? Math.max(0, count + Math.floor(9 * next()) - 4) : count);
      const some = (part: number) => input.cells.filter(() => next() < part).map(({ key, count }) => ({ key, shown: next() < 0.2 ? null : moved(count) }));
      const published = [{ id: 1, cells: some(0.3) }, { id: 2, period: seed % 2, cells: some(0.2) }, { id: 3, cells: some(seed % 3 === 0 ? 0.5 : 0) }];
      const cells = input.cells.filter(() => next() < 0.8).map((cell) => (seed % 5 === 0 ? { ...cell, rate: { numerator: Math.floor(cell.count * next()), denominator: cell.count } } : cell));
      const { cells: figures, sentence, notes } = analyseProtect({ ...input, ...(seed % 4 === 0 ? { period: 0 } : {}), cells, published });
      return [seed, markOf([figures, sentence, notes])].join(' ');
    });
    compareKept(file('many'), { answers: () => answers });
  });

  it('are the same of figures that cannot be', () => {
    const odd = [NaN, Infinity, -1, -0.5, 0, 0.5, 1e12, 1e12 + 1, 1e13, null, undefined, '3', [], {}, true];
    const rate = (given: unknown) => analyseProtect({ dimensions: ['a'], cells: [{ key: { a: 1 }, count: 20, rate: given as never }, { key: { a: 2 }, count: 30 }] });
    const key = (given: unknown) => analyseProtect({ dimensions: ['a'], cells: [{ key: given as never, count: 20 }] });
    compareKept(file('odd'), {
      numerators: () => odd.map((numerator) => rate({ numerator, denominator: 40 }).cells[0]), denominators: () => odd.map((denominator) => rate({ numerator: 12, denominator }).cells[0]), rates: () => odd.map((one) => rate(one).cells[0]),
      keys: () => [...odd, { a: 'x'.repeat(90) }, { ['b'.repeat(90)]: 1 }, { a: [] }, { a: ' Total ' }, { a: 'EVERYONE' }].map((one) => key(one).cells[0]), counts: () => odd.map((count) => analyseProtect({ dimensions: ['a'], cells: [{ key: { a: 1 }, count: count as never }] }).cells[0]),
      'parts in an earlier table that do not fit': () => analyseProtect({ dimensions: ['a', 'b'], cells: [{ key: {}, count: 30 }, { key: { a: 'x' }, count: 12 }, { key: { a: 'y' }, count: 18 }], published: [{ id: 1, cells: [{ key: { a: 'x', b: 'p' }, shown: 25 }, { key: { a: 'y', b: 'p' }, shown: 9 }, { key: { a: 'y', b: 'q' }, shown: 11 }] }] }),
    });
  });

  it('are found out where they are wrong: too few people, more than there are, a group that does not exist', () => {
    let proofs = 0;
    for (const seed of [1, 4, 5, 8]) {
      const { policy, suppression } = suppressed(drawn(seed));
      for (const protector of suppression?.protectors ?? []) {
        const broken = (change: (people: number) => number) => ({ ...protector, proofs: new Map([...protector.proofs].map(([name, proof]) => [name, { ...proof, up: proof.up.map((step) => ({ ...step, people: change(step.people) })), down: proof.down.map((step) => ({ ...step, people: change(step.people) })) }])) });
        assert.deepEqual(failedProofs(protector, policy.minimum), []);
        for (const change of [() => 0, (people: number) => -people, (people: number) => people / 2]) assert.equal(failedProofs(broken(change), policy.minimum).length, protector.proofs.size);
        const nowhere = { ...protector, proofs: new Map([...protector.proofs].map(([name, proof]) => [name, { ...proof, up: proof.up.map((step) => ({ ...step, exchange: { ...step.exchange, from: step.exchange.from.map(() => 99_999) } })), down: [] }])) };
        assert.equal(failedProofs(nowhere, policy.minimum).length, protector.proofs.size);
        proofs += protector.proofs.size;
      }
    }
    assert.ok(proofs > 20, `${proofs}`);
  });

  it('say how many they could not read', () => {
    const said = (count: number) => analyseProtect({ dimensions: ['sex'], cells: [], published: Array.from({ length: count }, () => null) as never }).notes.map(({ text }) => text);
    assert.deepEqual([said(1), said(2)], [['1 figure of earlier tables could not be read, so what it tells was not allowed for.'], ['2 figures of earlier tables could not be read, so what they tell was not allowed for.']]);
    assert.equal(analyseProtect({ dimensions: [], cells: [{ key: {}, count: 9 }] }).sentence, 'The figure is shown: no group is smaller than 8 people.');
  });
});
