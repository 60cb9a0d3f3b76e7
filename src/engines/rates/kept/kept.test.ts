import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept } from '#test/kept';
import { groupSums } from '../group-rows.ts';
import { analyseRates, type RatesInput } from '../index.ts';

type Row = RatesInput['rows'][number];
type Band = NonNullable<Row['bands']>[number];

const numbered = (rows: readonly Omit<Row, 'id'>[]): Row[] => rows.map((row, id) => ({ id, ...row }));
const count = (numerator?: number | null, denominator?: number | null) => ({ ...(numerator === undefined ? {} : { numerator }), ...(denominator === undefined ? {} : { denominator }) });
const pair = (...[xA, nA, xB, nB]: (number | null | undefined)[]) => ({ a: count(xA, nA), b: count(xB, nB) });
/** Each call by the settings that it has beside its rows. */
const calls = (rows: readonly Row[], settings: readonly Omit<RatesInput, 'rows'>[]): Record<string, () => unknown> => Object.fromEntries(settings.map((some) => [JSON.stringify(some), () => analyseRates({ ...some, rows })]));
const file = (name: string) => new URL(`${name}.json`, import.meta.url);

const counts = numbered([
  ...[[0, 10], [1, 10], [9, 10], [10, 10], [10, 400], [11, 10], [1234, 5678], [-1, 10], [0, 0], [1, -2], [null, 4], [4, null], [0.5, 10], [1e300, 1e300], [3e-300, 1e300]].map(([x, n]) => count(x, n)), { numerator: 3 }, { denominator: 3 },
  { group: 'g', ...count(2, 7) }, { group: 'g', ...count(8, 10) }, { group: 1, ...count(1, 0) }, { group: '1', ...count(0, 5) }, { group: 'h', ...count(1, 5) }, { group: 'h', ...count(null, 5) }, { group: 'i', ...count(1, 5) }, { group: 'i', ...count(1, null) }, { group: 'j', ...count(-1, 5) }, { group: 'k', ...count(1, -5) }, { group: 'l', numerator: 1 }, { group: 'l', ...count(1, 5) }, { group: null, ...count(1, 5) },
]);

const pairs: readonly (readonly (number | null | undefined)[])[] = [[30, 40, 10, 40], [10, 40, 30, 40], [20, 40, 19, 38], [0, 10, 5, 10], [5, 10, 0, 10], [0, 10, 0, 12], [10, 10, 12, 12], [10, 10, 0, 5], [1, 1, 0, 1], [641, 900, 152, 300], [null, 4, 1, 4], [1, null, 1, 4], [1, 4, null, 4], [1, 4, 1, null], [undefined, 4, 1, 4], [1, 4, 1, undefined], [5, 4, 1, 4], [1, 4, 5, 4], [-1, 4, 1, 4], [1, 0, 1, 4], [1, 4, 1, 0]];

const bands = (n: number, some: (at: number) => Band): Band[] => Array.from({ length: n }, (_one, at) => some(at));
const standard = (events: number): Band[] => bands(4, (at) => ({ numerator: events + at, denominator: 100 + 50 * at, standard: 4000 - 700 * at, referenceNumerator: 20 + 5 * at, referenceDenominator: 1000 + at }));
const spoilt = (change: Partial<Band>, events = 5): Band[] => standard(events).map((band, at) => (at === 2 ? { ...band, ...change } : band));
const without = (field: keyof Band): Band[] => standard(5).map((band, at) => (at === 2 ? Object.fromEntries(Object.entries(band).filter(([name]) => name !== field)) : band));

const banded = numbered([
  ...[0, 1, 2.5, 30].map((events) => ({ bands: standard(events) })), { bands: [] }, {}, { bands: standard(5), numerator: 7 }, { bands: standard(5), numerator: 0 }, { bands: standard(5), numerator: -3 }, { bands: standard(5), numerator: null },
  ...(['numerator', 'denominator', 'standard', 'referenceNumerator', 'referenceDenominator'] as const).flatMap((field) => [{ bands: spoilt({ [field]: null }) }, { bands: spoilt({ [field]: 0 }) }, { bands: spoilt({ [field]: -1 }) }, { bands: without(field) }, { bands: standard(5).map((band) => ({ ...band, [field]: field === 'numerator' ? null : 0 })) }]),
  { bands: standard(5), eventFrequencies: [{ frequency: 1, numerators: [3, 4, 5, 6] }, { frequency: 3, numerators: [1, 0, 2, 1] }] }, { bands: standard(5), eventFrequencies: [] }, { bands: standard(5), eventFrequencies: [{ frequency: 2, numerators: [3, 4, 5] }] }, { bands: standard(5), eventFrequencies: [{ frequency: 2, numerators: [3, null, 5, 1] }] }, { bands: standard(5), eventFrequencies: [{ frequency: 2, numerators: [3, -1, 5, 1] }] },
]);

const ages = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];
const lives = (people: number, some: (startAge: number, at: number) => Partial<Band> = () => ({})): Band[] => ages.map((startAge, at) => ({ startAge, population: people, deaths: Math.round(people * Math.min(0.5, 0.004 + 0.00002 * startAge ** 2 + 1e-9 * startAge ** 4)), ...some(startAge, at) }));
const living = numbered([
  ...[250, 251, 400, 4000].map((people) => ({ bands: lives(people) })), { bands: lives(4000).toReversed() }, { bands: lives(4000).slice(1) }, { bands: lives(4000).slice(0, 1) }, {}, { bands: lives(4000).slice(0, 2) },
  { bands: lives(4000, (age) => (age === 90 ? { deaths: 0 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { deaths: 0 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { deaths: 4000 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { deaths: 4001 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { deaths: -1 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { deaths: null } : {})) },
  { bands: lives(4000, (age) => (age === 30 ? { population: 0 } : {})) }, { bands: lives(4000, (age) => (age === 30 ? { startAge: 25 } : {})) }, { bands: lives(4000, (age) => (age === 0 ? { startAge: -1 } : {})) }, { bands: lives(4000, (age) => (age === 0 ? { startAge: null } : {})) }, { bands: lives(4000, (age) => (age === 90 ? { startAge: 95 } : {})) }, { bands: lives(300, (age) => (age === 90 ? { deaths: 1 } : {})) },
]);

describe('answers of rates, as they were', () => {
  it('are the same for counts', () => compareKept(file('counts'), calls(counts, (['proportion', 'rate'] as const).flatMap((measure) => [{ measure }, { measure, multiplier: 100, confidence: [0.95, 0.998] }, { measure, multiplier: -2, confidence: 95 }, { measure, compat: true }, { measure, compat: true, confidence: 0.89 }, { measure, compat: 'polis' }, { measure, confidence: 0.9999999 }, { measure, compat: true, confidence: 0.9999999 }]))));

  it('are the same for two groups', () => {
    const rows = numbered([...pairs.map((one) => pair(...one)), {}]);
    const intervals = ['newcombe', 'katz-log', 'score', 'miettinen-nurminen', 'normal'] as const;
    compareKept(file('pairs'), calls(rows, (['difference', 'ratio'] as const).flatMap((measure) => [{ measure }, { measure, multiplier: 100 }, ...intervals.map((interval) => ({ measure, interval, multiplier: -10, confidence: [0.9, 99.8] }))])));
  });

  it('are the same for changes of a gap', () => {
    const rows = numbered([...pairs.slice(0, 10).flatMap((one, at) => [{ before: pair(...one), after: pair(...(pairs[(at * 3 + 1) % 10] ?? [])) }]), ...pairs.slice(10).flatMap((one) => [{ before: pair(...one), after: pair(3, 9, 4, 9) }, { before: pair(3, 9, 4, 9), after: pair(...one) }]), {}]);
    compareKept(file('changes'), calls(rows, [{ measure: 'gap-change' }, { measure: 'gap-change', multiplier: 100, interval: 'newcombe', confidence: [0.95, 0.998] }, { measure: 'gap-change', multiplier: -1 }, { measure: 'gap-change', interval: 'score' }]));
  });

  it('are the same for standardised rates and ratios', () => compareKept(file('standardised'), calls(banded, (['direct-standardised-rate', 'indirect-standardised-rate', 'indirect-standardised-ratio'] as const).flatMap((measure) => [{ measure }, { measure, multiplier: 100, referenceValue: 100, confidence: [0.95, 0.998] }, { measure, compat: true, confidence: 0.99999999 }]))));

  it('are the same for life expectancy', () => compareKept(file('lives'), calls(living, [{ measure: 'life-expectancy' }, { measure: 'life-expectancy', compat: true, confidence: [0.95, 0.998] }])));

  it('are the same for means and quantiles', () => {
    const random = seededRandom('kept');
    const values = [...Array.from({ length: 23 }, () => ({ value: Math.floor(random() * 20) })), { value: null }, {}, { group: 'g', value: 4 }, { group: 'g', value: 5 }, { group: 7, value: 1 }, { group: '7', value: 2 }, { group: null, value: 9 }];
    const means = [[], [4], [1, 2, 4], [5, 5, 5], [1, null, 3], [null], [1e308, 1e308], [0.1, 0.2, 0.4, -3]].map((list) => ({ values: list }));
    compareKept(file('others'), { ...calls(numbered(values), [{ measure: 'quantile' }, { measure: 'quantile', quantiles: 2 }, { measure: 'quantile', quantiles: 5, invert: true }, { measure: 'quantile', quantiles: 5, compat: true }, { measure: 'quantile', quantiles: 24 }]), ...calls(numbered([...means, {}]), [{ measure: 'mean' }, { measure: 'mean', confidence: [0.5, 0.998], multiplier: 7 }]), ...calls([], [{ measure: 'proportion' }]), ...calls([{ id: 'a', numerator: 1, denominator: 2 }], [{ measure: 'rate', multiplier: 10 }]) });
  });

  it('are the same for rows that the shell cannot read', () => {
    const rows: readonly Readonly<Record<string, unknown>>[] = [{ group: 'a' }, { group: 7 }, { group: null }, { group: {} }, {}];
    compareKept(file('sums'), Object.fromEntries(rows.map((row) => [JSON.stringify(row), () => [...['proportion', 'rate', 'mean'].map((measure) => groupSums.nameOf(row, { measure })), groupSums.unknownPart(row)]])));
  });
});
