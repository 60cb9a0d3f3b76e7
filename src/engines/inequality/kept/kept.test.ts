import { describe, it } from 'node:test';
import { compareKept } from '#test/kept';
import { findChance, WeightedSum } from '../convolution.ts';
import { analyseInequality, type InequalityInput } from '../index.ts';
import { scaleOf } from '../scale.ts';

type Area = InequalityInput['areas'][number];
type Quantile = Area['quantiles'][number];

const area = (id: string, values: readonly (number | null)[], more: (value: number, at: number) => Partial<Quantile>): Area => ({ id, quantiles: values.map((value, at) => ({ quantile: at + 1, population: 900 + 37 * at - (at % 3) * 100, value, ...more(value ?? 0, at) })) });
const error = (size: number) => (value: number) => ({ standardError: size * Math.abs(value) });
const reach = (size: number) => (value: number) => ({ lower: value / (1 + size), upper: value * (1 + size) });
const spoilt = (id: string, change: Partial<Quantile>, at = 1): Area => ({ id, quantiles: area('', [5, 4, 3, 2, 1], error(0.02)).quantiles.map((one, place) => (place === at ? { ...one, ...change } : one)) });

const plain: Area[] = [area('five', [310, 290, 265, 240, 200], error(0.02)), area('ten', [9, 8.5, 8, 7, 7.2, 6, 5, 5.5, 4, 3], reach(0.3)), area('flat', [5, 5, 5, 5, 5], error(0.1)), area('exact', [5, 4, 3, 2, 1], () => ({ standardError: 0 })), area('rising', [1, 2, 3, 4, 6], reach(0.1)), area('wide', [4, 3, 2, 1, 0.5], error(2)), area('low', [0.9, 0.5, 0.2, 0.1, 0.05], reach(0.5)), area('three', [3, 2, 1], error(0.1)), area('two', [2, 1], error(0.1)), area('one', [1], error(0.1)), area('zero', [2, 1, 0, 1, 2], error(0.1))];
const rates: Area[] = [area('five', [310, 290, 265, 240, 200], () => ({ standardError: 0.02 })), area('ten', [9, 8.5, 8, 7, 7.2, 6, 5, 5.5, 4, 3], reach(0.3)), area('flat', [5, 5, 5, 5, 5], reach(0.1)), area('rising', [1, 2, 3, 4, 6], reach(0.1)), area('wide', [4, 3, 2, 1, 0.5], () => ({ standardError: 0.35 })), area('low', [0.9, 0.5, 0.2, 0.1, 0.05], reach(0.5)), area('three', [3, 2, 1], reach(0.2)), area('one', [1], reach(0.1)), area('zero', [2, 1, 0, 1, 2], reach(0.1)), area('exact', [5, 4, 3, 2, 1], () => ({ standardError: 0 }))];
const shares: Area[] = [area('five', [0.4, 0.35, 0.3, 0.2, 0.1], reach(0.05)), area('ten', [0.9, 0.85, 0.8, 0.78, 0.7, 0.6, 0.5, 0.52, 0.4, 0.3], (value) => ({ lower: value * 0.9, upper: 1 - (1 - value) * 0.9 })), area('logit', [0.4, 0.35, 0.3, 0.2, 0.1], () => ({ standardError: 0.2 })), area('wide', [0.5, 0.4, 0.3, 0.2, 0.1], () => ({ standardError: 1.5 })), area('ends', [1, 0.9, 0.5, 0.1, 0], () => ({ standardError: 0.1 })), area('above', [1.1, 0.9, 0.5, 0.1, 0], () => ({ standardError: 0.1 })), area('ends of limits', [1, 0.9, 0.5, 0.1, 0], (value) => ({ lower: Math.max(0, value - 0.05), upper: Math.min(1, value + 0.05) }))];
const faults: Area[] = [{ id: 'none', quantiles: [] }, spoilt('twice', { quantile: 1 }), spoilt('gap', { quantile: 9 }), spoilt('nobody', { population: 0 }), spoilt('unknown people', { population: null }), spoilt('less than nobody', { population: -1 }), spoilt('no value', { value: null }), spoilt('negative value', { value: -1 }), spoilt('zero', { value: 0 }), spoilt('negative error', { standardError: -1 }), spoilt('no error', { standardError: null }), spoilt('crossed', { standardError: null, lower: 5, upper: 3 }), spoilt('beside', { standardError: null, lower: 4.5, upper: 5 }), spoilt('half a limit', { standardError: null, lower: 3.5, upper: null }), spoilt('limits', { standardError: null, lower: 3.5, upper: 4.5 }), spoilt('limit at 0', { standardError: null, lower: 0, upper: 4.5 }), spoilt('last', { value: null }, 4)];

const calls = (areas: readonly Area[], settings: readonly Omit<InequalityInput, 'areas'>[]): Record<string, () => unknown> => Object.fromEntries(settings.map((some) => [JSON.stringify(some), () => analyseInequality({ ...some, areas })]));
const file = (name: string) => new URL(`${name}.json`, import.meta.url);

describe('answers of inequality, as they were', () => {
  it('are the same for figures of any kind', () => compareKept(file('other'), calls([...plain, ...faults], [{ valueType: 'other' }, { valueType: 'other', multiplier: -1, confidence: [0.95, 0.998] }, { valueType: 'other', compat: true, confidence: 95 }, { valueType: 'other', multiplier: 0.5, confidence: 0.5 }, { valueType: 'other', compat: true, confidence: 0.8 }, { valueType: 'other', compat: 'polis' }, { valueType: 'other', transform: true }])));

  it('are the same for rates', () => compareKept(file('rates'), calls([...rates, ...faults], [{ valueType: 'rate', transform: true, confidence: [0.95, 0.998] }, { valueType: 'rate', transform: true, multiplier: 0.5 }, { valueType: 'rate', transform: true, multiplier: -100, compat: true }, { valueType: 'rate', transform: true, multiplier: 0.5, compat: true }, { valueType: 'rate', multiplier: -2, confidence: [0.8, 0.99] }])));

  it('are the same for shares', () => compareKept(file('shares'), calls([...shares, ...faults.slice(0, 4)], [{ valueType: 'proportion' }, { valueType: 'proportion', transform: true, confidence: [0.95, 0.998] }, { valueType: 'proportion', transform: true, multiplier: -100 }, { valueType: 'proportion', multiplier: 100, compat: true, confidence: [0.95, 0.998] }])));

  it('are the same with one area or none', () => compareKept(file('few'), { ...calls([], [{ valueType: 'other' }]), ...calls(rates.slice(0, 1), [{ valueType: 'rate' }]), ...calls(faults.slice(0, 1), [{ valueType: 'rate', transform: false }]) }));

  it('are the same at every border', () => {
    const long = (count: number) => area(`${count}`, Array.from({ length: count }, (_one, at) => 300 - at), () => ({ standardError: 0.5 }));
    const levels = [[], 0.9, 0.89, 89, 90, 91].map((confidence) => ({ valueType: 'other' as const, confidence }));
    compareKept(file('borders'), {
      ...calls(plain.slice(0, 1), [...levels, ...levels.map((one) => ({ ...one, compat: true })), ...[0, 1, 1e308, -1e308].map((multiplier) => ({ valueType: 'rate' as const, transform: true, multiplier })), { valueType: 'rate', transform: true, multiplier: 1, compat: true }, { valueType: 'rate', transform: true, multiplier: 0, compat: true }]),
      ...Object.fromEntries([4, 5, 100, 101].map((count) => [`${count} quantiles`, () => analyseInequality({ valueType: 'other', compat: true, areas: [long(count)] })])),
      'from 2': () => analyseInequality({ valueType: 'other', areas: [{ id: 'a', quantiles: long(6).quantiles.slice(1) }, { id: 'b', quantiles: long(5).quantiles.toReversed() }, { id: 'c', quantiles: long(5).quantiles.map((one) => ({ ...one, quantile: one.quantile - 1 })) }] }),
      'too wide to be told': () => analyseInequality({ valueType: 'rate', confidence: [0.95, 0.998], areas: [area('a', [3, 1], () => ({ standardError: 3 })), area('b', [3, 1, 2], (_value, at) => ({ standardError: at === 0 ? 1.9 : 0.1 }))] }),
      'the deprived end near 0': () => [0.9, 1.1, 1.3, 1.6, 2].map((error) => analyseInequality({ valueType: 'other', areas: [area('a', [1, 2, 3, 4, 5], () => ({ standardError: error }))] })),
    });
  });

  it('are the same of weighted sums and of the search in them', () => {
    const sums = [0, 0.05, 0.12, 0.1201, 0.3, 0.3001, 0.8, 0.8001].map((error) => new WeightedSum([{ at: 0.4, error }, { at: -0.2, error: error / 2 }], [0.7, -0.4], scaleOf.rate));
    const wide = new WeightedSum([{ at: 0, error: 3 }], [1], scaleOf.rate);
    const asked = (chance: (x: number) => number, target: number, from: number, to: number) => {
      const places: number[] = [];
      return [findChance((x) => { places.push(x); return chance(x); }, { target, from, to }), places];
    };
    compareKept(file('sums'), {
      sums: () => [...sums, wide].map((sum) => [sum.mean, sum.deviation, sum.resolved, [-40, -6, -2, -0.5, 0, 0.5, 2, 6, 40].map((errors) => sum.cumulative(sum.mean + errors * (sum.deviation || 1)))]),
      search: () => [asked((x) => x, 0.5, 0, 2), asked((x) => x ** 3, 0.2, -1, 1), asked((x) => x, 7, 0, 1), asked((x) => x, -7, 0, 1), asked((x) => Math.tanh(x), 0.999, -1, 1), asked(() => 0.5, 0.5, 0, 1), asked((x) => (x < 0.3 ? 0 : 1), 0.5, 0, 1), asked(() => 1, 0.5, 0, 1)[0], asked(() => 0, 0.5, 0, 1)[0], asked(() => NaN, 0.5, 0, 1)],
    });
  });
});
