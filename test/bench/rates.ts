import { loadavg } from 'node:os';
import { analyseInequality, type InequalityInput } from '#engines/inequality';
import { analyseRates } from '#engines/rates';
import { seededRandom } from '#engines/random';
import { betaQuantile, chiSquareQuantile, normalQuantile, studentQuantile } from '#engines/special';
import { median } from './machine.ts';

const rounds = 15;
const random = seededRandom('rates');
/** European Standard Population 2013, 19 bands. */
const standard = [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];

/** Rates, slope indices and probability functions in one warm thread: median of 15 runs, wall and CPU. */
export function benchRates(): void {
  const areas = Array.from({ length: 5000 }, (_, id) => ({ id, bands: standard.map((people) => ({ numerator: Math.floor(random() * 12), denominator: Math.round(500 + 8500 * random()), standard: people, referenceNumerator: 500, referenceDenominator: 100_000 })) }));
  show('directly standardised rate, 5,000 areas × 19 bands (goal 20 ms)', () => analyseRates({ measure: 'direct-standardised-rate', rows: areas }));
  show('indirectly standardised rate, 5,000 areas × 19 bands (goal 20 ms)', () => analyseRates({ measure: 'indirect-standardised-rate', rows: areas }));
  const rows = Array.from({ length: 100_000 }, (_, id) => ({ id, numerator: Math.floor(200 * random()), denominator: 200 }));
  for (const measure of ['proportion', 'rate'] as const) show(`${measure}, 100,000 rows, two levels`, () => analyseRates({ measure, rows, confidence: [0.95, 0.998] }));
  const plain = slopes(1000, (value) => ({ value, standardError: 5 }));
  show('slope index, 1,000 areas × 10, natural scale (goal 5 ms)', () => analyseInequality({ valueType: 'other', areas: plain }));
  const rates = slopes(1000, (value) => ({ value, lower: value * 0.9, upper: value * 1.1 }));
  show('slope index, 1,000 areas × 10, transformed rates (goal 5 ms)', () => analyseInequality({ valueType: 'rate', transform: true, areas: rates }));
  show('slope index, 1,000 areas × 10, untransformed rates (goal 5 ms)', () => analyseInequality({ valueType: 'rate', areas: rates }));
  const chances = [0.001, 0.025, 0.5, 0.975, 0.999];
  const chance = (at: number) => chances[at % 5] ?? 0.5;
  const calls = 2000;
  const each: readonly (readonly [string, (at: number) => number])[] = [['normal', (at) => normalQuantile(chance(at))], ['chi-square', (at) => chiSquareQuantile(chance(at), 1 + at)], ['beta', (at) => betaQuantile(chance(at), 1 + (at % 50), 3 + (at % 80))], ['Student', (at) => studentQuantile(chance(at), 1 + (at % 60))]];
  for (const [name, call] of each) show(`${name} quantile, ${calls} calls`, () => Array.from({ length: calls }, (_, at) => call(at)));
}

function slopes(count: number, more: (value: number) => object): InequalityInput['areas'] {
  return Array.from({ length: count }, (_, id) => ({ id, quantiles: Array.from({ length: 10 }, (_one, at) => ({ quantile: at + 1, population: Math.round(3000 + 22_000 * random()), ...more(400 - 15 * at + 10 * random()) })) }));
}

function show(what: string, work: () => unknown): void {
  for (let round = 0; round < 5; round += 1) work();
  const runs = Array.from({ length: rounds }, () => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    work();
    const used = process.cpuUsage(before);
    return { wall: performance.now() - began, cpu: (used.user + used.system) / 1000 };
  });
  const told = (values: readonly number[]) => `${median(values).toFixed(2)} ms (least ${Math.min(...values).toFixed(2)})`;
  console.log(`${what}: wall ${told(runs.map(({ wall }) => wall))}, CPU ${told(runs.map(({ cpu }) => cpu))}, load ${loadavg()[0]?.toFixed(1)}`);
}
