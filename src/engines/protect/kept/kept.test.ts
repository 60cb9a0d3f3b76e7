import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept } from '#test/kept';
import { drawTable } from '../generated.ts';
import { analyseProtect, type ProtectCell, type ProtectInput, type ProtectResult } from '../index.ts';

/** The figures as one line: what is hidden as a dot. */
const brief = ({ cells, ...rest }: ProtectResult): unknown => ({
  ...rest,
  figures: cells.map((cell) => ('error' in cell ? `${cell.error.code}: ${cell.error.text}` : 'rate' in cell && cell.rate ? `${cell.shown} (${cell.rate.numerator}/${cell.rate.denominator}=${cell.rate.value?.toFixed(4)})` : cell.shown ?? '.')).join(' '),
});

const drawn = (seed: number): ProtectInput => drawTable(seededRandom(`kept ${seed}`)).input;

/** A second table of the same people, with some of its cells, after a first was published. */
function afterAnother(seed: number): ProtectInput {
  const input = drawn(seed);
  const first = analyseProtect({ ...input, cells: input.cells.filter((_cell, at) => at % 2 === 0) });
  const cells = first.cells.flatMap((cell) => ('shown' in cell ? [cell] : []));
  return { ...input, cells: input.cells.filter((_cell, at) => at % 3 !== 0), published: [{ id: 'first', cells }] };
}

/** Counts of sex by age with all totals, and of how many of them something is true. */
function rated(rows: readonly (readonly (readonly [number, number])[])[]): ProtectCell[] {
  const parts = rows.flatMap((row, sex) => row.map(([numerator, denominator], age) => ({ sex, age, numerator, denominator })));
  const cell = (key: Record<string, number>): ProtectCell => {
    const some = parts.filter((part) => Object.entries(key).every(([name, value]) => part[name as 'sex' | 'age'] === value));
    const [numerator, denominator] = [some.reduce((sum, one) => sum + one.numerator, 0), some.reduce((sum, one) => sum + one.denominator, 0)];
    return { key, count: denominator, rate: { numerator, denominator } };
  };
  return [...parts.map(({ sex, age }) => cell({ sex, age })), ...rows.map((_row, sex) => cell({ sex })), ...(rows[0] ?? []).map((_one, age) => cell({ age })), cell({})];
}

const sexAndAge = ['sex', 'age'];
const rates = rated([[[3, 40], [20, 50], [0, 30], [41, 45]], [[12, 60], [9, 12], [30, 70], [22, 22]], [[15, 90], [8, 33], [5, 5], [0, 0]]]);

describe('answers of protect, as they were', () => {
  it('are the same for drawn tables, alone and after others', () => {
    const seeds = [...Array(16).keys()];
    compareKept(new URL('tables.json', import.meta.url), Object.fromEntries([...seeds.map((seed) => [`alone ${seed}`, () => brief(analyseProtect(drawn(seed)))]), ...seeds.map((seed) => [`after ${seed}`, () => brief(analyseProtect(afterAnother(seed)))])]));
  });

  it('are the same for rates, under each policy', () => {
    const policies = ['nhs-digital-rounded', 'mental-health-monthly', undefined] as const;
    const settings: Partial<ProtectInput>[] = [{}, { complements: true }, { complements: false }, { zerosSafe: true, rounding: null }, { minimum: 12, rounding: 10 }];
    compareKept(new URL('rates.json', import.meta.url), Object.fromEntries(policies.flatMap((policy) => settings.map((some) => [`${policy} ${JSON.stringify(some)}`, () => brief(analyseProtect({ ...(policy ? { policy } : {}), ...some, dimensions: sexAndAge, cells: rates }))]))));
  });

  it('are the same for what cannot be used', () => {
    const cells = [{ key: { sex: 1 }, count: 9 }, { key: { sex: 1 }, count: 9 }, { key: { sex: 2 }, count: -1 }, { key: { sex: 2 }, count: 1.5 }, { key: { sex: 2 }, count: null }, { key: { sex: 2 }, count: 'many' }, { key: { sex: 2 }, count: true }, { key: { sex: 2 }, count: 2 ** 40 }, { key: { sex: 2 }, count: 1e9 }, { key: { sex: { a: 1 } }, count: 9 }, { key: null, count: 9 }, { key: { hair: 1 }, count: 9 }, 7, null,
      { key: { sex: 3 }, count: 20, rate: { numerator: 21, denominator: 20 } }, { key: { sex: 4 }, count: 20, rate: { numerator: 1 } }, { key: { sex: 5 }, count: 20, rate: 5 }, { key: { sex: 6 }, count: 20, rate: { numerator: -1, denominator: 20 } }, { key: { sex: 7 }, count: 20, rate: null }] as unknown as ProtectCell[];
    const published = [null, { id: 1 }, { id: 2, cells: [{ key: {}, shown: null }, { key: { sex: 7 }, shown: 22 }, { key: { hair: 1 }, shown: 30 }, { key: { sex: 7 }, count: 24 }, { key: { sex: 3 }, shown: 'x' }] }, { id: 3, period: 'p', cells: [{ key: { sex: 1 }, shown: 10 }] }] as unknown as NonNullable<ProtectInput['published']>;
    const shapes: unknown[] = [undefined, null, 7, [], {}, { sex: 'x' }, { sex: [['1', '2', '3']] }, { sex: { 1: 'low', 2: 'low', 7: 'high' } }, { sex: { all: ['1', '2'] } }, { hair: { a: 'b' } }, [{ dimension: 'sex', parent: 'low' }], [{ dimension: 'sex', child: '1', parent: 'low' }], [['1', 'low']], { sex: { 1: '2', 2: '1' } }, { sex: { a: { b: { c: { d: ['1', '7'] } } } } }, { sex: [{ value: 'low', children: [{ value: '1' }, '2'] }] }];
    const one = (hierarchies: unknown) => brief(analyseProtect({ dimensions: ['sex'], hierarchies, cells, published }));
    compareKept(new URL('faults.json', import.meta.url), Object.fromEntries(shapes.map((shape) => [JSON.stringify(shape) ?? 'none', () => one(shape)])));
  });
});
