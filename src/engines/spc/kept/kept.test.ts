import { describe, it } from 'node:test';
import { compareKept, markOf } from '#test/kept';
import { generateCall } from '../hostile/generate.ts';
import { analyseSpc, judgeMany } from '../index.ts';
import type { SpcInput, SpcPoint, SpcSeries } from '../input.ts';

const charts = ['xmr', 'run', 'i', 'i_m', 'i_mm', 'ip', 'mr', 'p', 'p-prime', 'u', 'u-prime', 'c', 'g', 't', 'xbar', 's'] as const;
const ruleSets = ['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'] as const;

/** A series with a run, a trend, a lone point and a step: something for every rule. */
const figures = [52, 48, 55, 50, 47, 53, 49, 51, 54, 46, 50, 52, 61, 62, 60, 63, 61, 62, 64, 60, 66, 67, 68, 69, 70, 71, 72, 30, 50, 51, 12, 49, 47, 47, 46, 45, 44, 43, 42, 41];
const asCounts = (value: number, at: number): Partial<SpcPoint> => ({ numerator: value, denominator: 100 + 7 * (at % 5) });
const asValues = (value: number, at: number): Partial<SpcPoint> => ({ values: [value, value + 2, value - 1 + (at % 3)].slice(0, at % 7 === 3 ? 1 : 3) });
const asValue = (value: number): Partial<SpcPoint> => ({ value });
const shapeOf = (chart: (typeof charts)[number]) => (chart === 'xbar' || chart === 's' ? asValues : ['p', 'p-prime', 'u', 'u-prime', 'ip'].includes(chart) ? asCounts : asValue);
const month = (at: number): string => new Date(Date.UTC(2023, at, 1)).toISOString().slice(0, 10);

function series(chart: (typeof charts)[number], more: Partial<SpcSeries> = {}, period: (at: number) => string | number = month): SpcSeries {
  return { id: 'a', direction: 'increase', points: figures.map((value, at) => ({ period: period(at), ...shapeOf(chart)(value, at) })), ...more };
}

const variants: readonly Partial<SpcSeries>[] = [{}, { direction: 'decrease', target: 50, baselinePoints: 12 }, { direction: 'neutral', target: 90, rebase: [month(12), month(28)] }, { direction: 'decrease', target: 75, multiplier: 10, nonNegative: true, centre: 20 }];
const periods: Readonly<Record<string, readonly (string | number)[]>> = {
  weekdays: ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09', '2024-01-10', '2024-01-11', '2024-01-15', '2024-01-16'], days: ['2024-02-27', '2024-02-28', '2024-03-01', '2024-03-02', '2024-03-03'], weeks: ['2024-01-01', '2024-01-08', '2024-01-22', '2024-01-29'],
  quarters: ['2023-01-01', '2023-04-01', '2023-10-01', '2024-01-01'], years: ['2019-04-01', '2020-04-01', '2022-04-01'], ends: ['2023-01-31', '2023-02-28', '2023-03-31', '2023-05-31'], times: ['2024-01-01T10:00:00Z', '2024-01-01T11:00:00+01:00', '2024-01-01T10:30:00-05:30'], hours: ['2024-01-01T10:00:00Z', '2024-01-01T11:00:00Z', '2024-01-01T13:00:00Z'],
  numbers: [1, 2, 4, 8], steps: [10, 20, 40, 50], unordered: ['2024-03-01', '2024-01-01', '2024-02-01'], twins: ['2024-01-01', '2024-01-01'], mixed: ['2024-01-01', 5], unreadable: ['2024-13-01', '2024-01-01'], none: ['2024-02-30', '0050-01-01'], minutes: ['2024-01-01T10:00', '2024-01-01T10:05', '2024-01-01T10:15'], many: [1, 2, 3, 20, 21, 22], very: Array.from({ length: 14 }, (_one, at) => at * 3 + (at > 9 ? 40 : 0)),
};
const file = (name: string) => new URL(`${name}.json`, import.meta.url);

/** A point's figures are many: kept whole for some, else their sums. */
const brief = (input: SpcInput): unknown => {
  const { series: answers, ...rest } = analyseSpc(input);
  return { ...rest, series: answers.map((answer) => ('error' in answer ? answer : { ...answer, points: answer.points.map((point) => Object.values(point).filter((one) => typeof one !== 'string' || one.length < 20)).filter((_point, at) => at % 13 === 0), rules: answer.points.map(({ rule, type }) => `${rule ?? ''}${type === null ? '' : type.slice(0, 1)}`).join(' ') })) };
};

describe('answers of spc, as they were', () => {
  it('are the same for every chart and rule set', () => compareKept(file('charts'), Object.fromEntries(charts.flatMap((chart, at) => variants.slice(1).map((more, place) => [`${chart} ${place}`, () => brief({ chart, rules: ruleSets[(at + place) % 4] ?? 'mdc-2023', series: [series(chart, more)] })])))));

  it('are the same after each reference', () => compareKept(file('references'), Object.fromEntries(ruleSets.flatMap((rules) => (['NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'PowerBI-SPC-1.7.4', 'polis'] as const).map((compat, at) => [`${rules} ${compat}`, () => brief({ chart: at === 0 ? 'xmr' : 'i', rules, compat, facets: at % 2 === 0, screen: at < 2, shiftPoints: 5 + at, trendPoints: 4 + at, runMethod: (['anhoej', 'bestbox', 'cutbox'] as const)[at % 3] ?? 'anhoej', series: [series('i', variants[at]), series('i', { id: 'b', target: null })] })])))));

  it('are the same for every kind of calendar', () => compareKept(file('periods'), Object.fromEntries(Object.entries(periods).map(([name, list]) => [name, () => analyseSpc({ rules: 'nhsr-0.2.2', series: [{ id: name, direction: 'increase', points: list.map((period, at) => ({ period, value: (at * 7) % 5 })) }] })]))));

  it('are the same for series that spreadsheets bring', () => compareKept(file('hostile'), Object.fromEntries(Array.from({ length: 120 }, (_one, at) => [`${at}`, () => brief(generateCall(7_000 + at))]))));

  it('are the same for many more of them', () => compareKept(file('many'), Object.fromEntries(Array.from({ length: 24 }, (_one, at) => [`${at}`, () => Array.from({ length: 20 }, (_two, place) => markOf(analyseSpc(generateCall(9_000 + 20 * at + place)))).join(' ')]))));

  it('are the same of times to the millisecond, and of steps that are most frequent', () => {
    const lists = { fractions: ['2024-01-01T10:00:00.250Z', '2024-01-01T10:00:00.5Z', '2024-01-01T10:00:00.7504Z', '2024-01-01T10:00:01.25Z'], ties: [0, 2, 4, 7, 10, 12, 15], both: [0, 3, 5], two: [1, 3], one: [4], alone: ['2024-05-01'], 'few weekdays': ['2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09'], 'century ago': ['0100-01-01', '0100-01-02', '0100-01-04'], offsets: ['2024-01-01T00:00+05:30', '2024-01-01T00:00+05:00', '2024-01-01T00:00-05:30', '2024-01-01T00:00-0530', '2024-01-01T00:00+14'] };
    compareKept(file('times'), Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, () => list.length > 4 ? [list.map((period) => analyseSpc({ rules: 'mdc-2023', series: [{ id: 1, direction: 'increase', points: [{ period, value: 1 }, { period: list[0] ?? 0, value: 2 }] }] }).series), analyseSpc({ rules: 'mdc-2023', series: [{ id: 1, direction: 'increase', points: list.map((period, value) => ({ period, value })) }] }).series] : analyseSpc({ rules: 'mdc-2023', series: [{ id: 1, direction: 'increase', points: list.map((period, value) => ({ period, value })) }] }).series])));
  });

  it('are the same for a batch', () => {
    const values = Float64Array.from([...figures, ...figures.map((one, at) => (at % 9 === 5 ? NaN : 100 - one))]);
    const batch = (['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc'] as const).map((rules) => [rules, () => {
      const { lines, ...rest } = judgeMany(values, [{ from: 0, to: 40, direction: 'increase', target: 55, baselinePoints: 12 }, { from: 40, to: 80, direction: 'decrease', cuts: [52, 80, 66], target: 40 }, { from: 80, to: 80, direction: 'neutral' }], rules);
      return { ...rest, lines: Object.values(lines).map((line) => Array.from(line as ArrayLike<number>).filter((_one, at) => at % 7 === 0)) };
    }] as const);
    compareKept(file('batch'), Object.fromEntries(batch));
  });
});
