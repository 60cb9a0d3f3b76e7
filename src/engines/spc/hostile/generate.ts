import { seededRandom } from '#engines/random';
import type { Chart, Reference, RuleSet, SpcInput, SpcPoint } from '../input.ts';

const charts: readonly Chart[] = ['xmr', 'run', 'i', 'i_m', 'i_mm', 'ip', 'mr', 'p', 'p-prime', 'u', 'u-prime', 'c', 'g', 't', 'xbar', 's'];
const ruleSets: readonly RuleSet[] = ['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'];
const references: readonly (boolean | Reference)[] = [false, false, true, 'NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'PowerBI-SPC-1.7.4'];

/** Shapes that spreadsheets bring: constant, a lone jump, steps, all missing, huge, tiny, mixed, negative, whole, heavy tails. */
const shapes: readonly ((next: () => number, at: number) => number | null)[] = [
  () => 0, () => 0.1, (_next, at) => (at === 7 ? 1 : 0), (_next, at) => (at < 9 ? 5 : 6), () => null, (next) => next() * 1e149, (next) => next() * 1e-300, () => 5e-324, (next) => next() * 1e200,
  (next) => (next() < 0.5 ? 1e140 : 1e-140), (next) => Math.round(next() * 3), (next) => next() - 0.5, (next) => 100 + 12 * (next() + next() + next() - 1.5), (next) => 1 / (next() + 1e-9), (_next, at) => at, (next) => (next() < 0.3 ? null : Math.round(next() * 20)),
  (_next, at) => (at % 4 === 3 ? null : Math.floor(at / 4)),
];

/** One call with one series, of any chart, rules and shape. The same seed gives the same call. */
export function generateCall(seed: number): SpcInput {
  const next = seededRandom(seed);
  const choose = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const length = choose([0, 1, 2, 3, 6, 7, 8, 11, 12, 13, 24, 36, 60]);
  const shape = choose(shapes);
  const chart = choose(charts);
  const kind = next() < 0.1 ? choose(['value', 'ratio', 'values']) : kindFor(chart);
  const gaps = next() < 0.3;
  const twins = next() < 0.03;
  let place = Math.floor(next() * 100);
  const points = Array.from({ length }, (_one, at): SpcPoint => {
    place += (gaps ? 1 + Math.floor(next() * 3) : 1) - (twins && next() < 0.2 ? 1 : 0);
    const period = seed % 2 === 0 ? place : new Date(Date.UTC(2000, place, 1)).toISOString().slice(0, 10);
    return { period, ...figures(next, at, kind, shape), ...(next() < 0.05 ? { exclude: true } : {}), ...(next() < 0.05 ? { target: next() < 0.5 ? null : next() } : {}) };
  });
  if (next() < 0.2) points.reverse();
  return {
    chart, rules: choose(ruleSets), compat: choose(references), facets: next() < 0.1, ...(next() < 0.5 ? { screen: next() < 0.5 } : {}), ...(next() < 0.1 ? { runMethod: choose(['bestbox', 'cutbox'] as const) } : {}),
    ...(next() < 0.1 ? { shiftPoints: 2 + Math.floor(next() * 8), trendPoints: 2 + Math.floor(next() * 8) } : {}),
    series: [{
      id: seed, direction: choose(['increase', 'decrease', 'neutral'] as const), points, ...(next() < 0.5 ? { target: next() < 0.1 ? null : (shape(next, 0) ?? 1) } : {}), ...(next() < 0.2 ? { baselinePoints: choose([1, 2, 12, 15, 400]) } : {}),
      ...(next() < 0.3 ? { rebase: [points[Math.floor(next() * length)]?.period ?? 5, choose([-4, '2003-02-11'])].filter((one) => typeof one === (seed % 2 === 0 ? 'number' : 'string')) } : {}),
      ...(next() < 0.1 ? { centre: next() } : {}), ...(next() < 0.2 ? { multiplier: choose([100, 1e-9, 1e9]) } : {}), ...(next() < 0.2 ? { nonNegative: true } : {}),
    }],
  };
}

function kindFor(chart: Chart): string {
  if (chart === 'xbar' || chart === 's') return 'values';
  return ['p', 'p-prime', 'u', 'u-prime', 'ip'].includes(chart) ? 'ratio' : 'value';
}

function figures(next: () => number, at: number, kind: string, shape: (next: () => number, at: number) => number | null): Partial<SpcPoint> {
  const value = shape(next, at);
  if (kind === 'value') return { value };
  if (kind === 'values') return { values: Array.from({ length: Math.floor(next() * 4) }, () => shape(next, at)) };
  const denominator = next() < 0.05 ? 0 : next() < 0.1 ? null : Math.abs(value ?? 0) * (next() < 0.005 ? 0.5 : 1 + next()) + Math.round(next() * 10);
  return { numerator: value, denominator };
}

/** Where an answer holds a number that is none; empty when all is well. */
export function notNumbers(answer: unknown, place = ''): string[] {
  if (typeof answer === 'number') return Number.isFinite(answer) ? [] : [place];
  if (typeof answer !== 'object' || answer === null) return answer === undefined ? [place] : [];
  return Object.entries(answer).flatMap(([name, one]) => notNumbers(one, `${place}.${name}`));
}
