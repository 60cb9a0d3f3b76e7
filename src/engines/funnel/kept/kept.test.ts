import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept, markOf } from '#test/kept';
import { expectedByHalving } from '../halving.ts';
import { analyseFunnel, type FunnelInput, type FunnelUnit } from '../index.ts';
import { roundLikeR } from '../round-like-r.ts';
import { smoothLine } from '../smooth-line.ts';
import { solveCount } from '../solve-count.ts';
import { unitSums } from '../sums.ts';

const random = seededRandom('kept');
const whole = (most: number): number => Math.floor(random() * (most + 1));
/** Units of many sizes, some of them far away. */
const spread: FunnelUnit[] = Array.from({ length: 14 }, (_one, id) => {
  const denominator = 12 + whole(40) * (1 + id);
  const numerator = Math.min(denominator, whole(denominator * (id % 5 === 0 ? 0.9 : 0.3)));
  return { id, numerator, denominator, rate: (100 * numerator) / denominator + whole(6) };
});
const alike: FunnelUnit[] = [{ id: 'a', numerator: 20, denominator: 100, rate: 20 }, { id: 'b', numerator: 21, denominator: 100, rate: 21 }, { id: 'c', numerator: 19, denominator: 100, rate: 19 }, { id: 'd', numerator: 41, denominator: 200, rate: 20.5 }];
const odd: FunnelUnit[] = [{ id: 1, numerator: 0, denominator: 16, rate: 0 }, { id: 2, numerator: 18, denominator: 16, rate: 30 }, { id: 3, numerator: 40, denominator: 66 }, { id: 4, numerator: null, denominator: 66, rate: 1 }, { id: 5, numerator: 4, denominator: null, rate: 1 }, { id: 6, numerator: 4, denominator: 0, rate: 1 }, { id: 7, numerator: 9, denominator: 90, rate: 10 }, { id: 8, numerator: 10, denominator: 90, rate: 11 }, { id: 9, numerator: 33, denominator: 33, rate: 100 }, { id: '2', numerator: 3, denominator: 4, rate: 30 }, { id: 10, numerator: 0.4, denominator: 7.6, rate: 2 }, { id: 11, numerator: 0, denominator: 9, rate: 3 }];
const groups = { spread, alike, odd, one: spread.slice(0, 1), two: spread.slice(0, 2), none: [], zeros: [{ id: 1, numerator: 0, denominator: 5, rate: 0 }, { id: 2, numerator: 0, denominator: 9, rate: 0 }], all: [{ id: 1, numerator: 5, denominator: 5, rate: 1 }, { id: 2, numerator: 9, denominator: 9, rate: 1 }] };

const types = ['proportion', 'ratio-of-counts', 'standardised-ratio', 'crude-rate', 'direct-standardised-rate'] as const;
type Settings = Omit<FunnelInput, 'units' | 'type'>;
const own: Settings[] = [{}, { limits: 'exact', adjust: 'none', gridPoints: [1, 10, 400] }, { limits: 'normal', adjust: 'overdispersion', gridPoints: [], outlierLimit: 95, multiplier: 100, yearsOfData: 2 }, { limits: 'exact', adjust: 'overdispersion', method: 'cqc', trim: 0.2, gridPoints: [5, 50], roundExpected: true, draw: { adjusted: true, unadjusted: true } }, { limits: 'normal', adjust: 'none', method: 'cqc', trim: 0, gridPoints: [7], draw: { adjusted: false, unadjusted: false } }];
const followed: Settings[] = [{ compat: 'FunnelPlotR-0.6.0', gridPoints: [3, 30] }, { compat: 'FunnelPlotR-0.6.0', method: 'cqc', limits: 'normal', adjust: 'overdispersion', roundExpected: true, draw: { adjusted: true, unadjusted: true } }, { compat: 'PHEindicatormethods-2.1.0', multiplier: 100, gridPoints: [4, 25] }, { compat: 'PHEindicatormethods-2.1.0', yearsOfData: 3, outlierLimit: 95, denominatorRange: [1, 60] }, { compat: true, gridPoints: [] }, { compat: 'polis', gridPoints: [] }];

/** A long curve is kept by every thirtieth of its points. */
function brief(input: FunnelInput): unknown {
  const { curve, ...rest } = analyseFunnel(input);
  return { ...rest, curve: curve.filter((_one, at) => curve.length < 12 || at % 30 === 0), points: curve.length };
}

describe('answers of funnel, as they were', () => {
  for (const type of types) {
    it(`are the same for ${type}`, () => compareKept(new URL(`${type}.json`, import.meta.url), Object.fromEntries(own.flatMap((settings, at) => Object.entries(groups).filter(([name]) => at < 1 || name.length > 4 || name === 'odd').filter(([name]) => !(at === 0 && name !== 'spread' && name !== 'one')).map(([name, units]) => [`${name} ${JSON.stringify(settings)}`, () => brief({ type, ...settings, units })])))));

    it(`are the same for ${type} after a reference`, () => compareKept(new URL(`${type}-followed.json`, import.meta.url), Object.fromEntries(followed.flatMap((settings, at) => Object.entries(groups).filter(([name]) => (at % 2 === 0 ? name === 'odd' || name === 'zeros' : name === 'spread' || name === 'none')).map(([name, units]) => [`${name} ${JSON.stringify(settings)}`, () => brief({ type, ...settings, units })])))));
  }

  it('are the same for many drawn funnels', () => {
    const settings = [...own, ...followed.slice(0, 5), { compat: 'FunnelPlotR-0.6.0', draw: { adjusted: true } }, { adjust: 'overdispersion', trim: 0.5 }, { limits: 'exact', adjust: 'overdispersion', denominatorRange: [10, 90] }] as const;
    const drawn = (seed: number): FunnelInput => {
      const next = seededRandom(`many ${seed}`);
      const typical = 10 ** (1 + 4 * next());
      const chance = [0.001, 0.05, 0.3, 0.9][seed % 4] ?? 0.5;
      const units = Array.from({ length: 1 + Math.floor(next() * 12) }, (_one, id) => {
        const denominator = next() < 0.1 ? 0.004 : Math.ceil(typical * next() * 2);
        const numerator = next() < 0.05 ? null : Math.round(denominator * Math.min(1, chance * 2 * next()));
        return { id: next() < 0.1 ? 0 : id, numerator, denominator, rate: next() < 0.1 ? null : Math.round(1000 * chance * (0.5 + next())) / 10 };
      });
      return { type: types[seed % 5] ?? 'proportion', ...settings[Math.floor(seed / 5) % settings.length], units };
    };
    compareKept(new URL('many.json', import.meta.url), Object.fromEntries(Array.from({ length: 13 }, (_one, at) => [`${at}`, () => Array.from({ length: 20 }, (_two, place) => markOf(analyseFunnel(drawn(20 * at + place)))).join(' ')])));
  });

  it('are the same of the parts: searches, smooth lines, rounding, sums', () => {
    const looks = (logTail: (count: number) => number, start: number, slope: number, between: readonly [number, number]) => {
      const asked: number[] = [];
      return [solveCount({ logTail: (count) => { asked.push(count); return logTail(count); }, goal: -1.96, start, slope, between }), asked];
    };
    const smooth = (exact: (denominator: number) => number, list: readonly number[], from?: number) => {
      let asked = 0;
      const line = smoothLine((one) => { asked += 1; return exact(one); }, list, from);
      return [[0.5, 1, 3, 40, 80, 1e4, 3e8].map((one) => line(one)), asked];
    };
    const upTo = (count: number, step = 1) => Array.from({ length: count }, (_one, at) => 1 + at * step);
    compareKept(new URL('parts.json', import.meta.url), {
      looks: () => [looks((count) => -count, 3, 1, [0, 9]), looks((count) => -count, 3, -1, [0, 9]), looks((count) => -((20 - count) ** 2) / 9, 12, 2, [0, 20]), looks((count) => -(count ** 1.3) / 5, 1, -2, [0, Infinity]), looks((count) => -(count ** 1.3) / 5, 80, -2, [0, Infinity]), looks((count) => (count > 4 ? NaN : -count / 9), 2, -4, [0, 30]), looks(() => -3, 2, -1, [0, 4]), looks((count) => -count / 50, 0, -30, [0, Infinity]), looks((count) => -count / 50, 5, -30, [0, 20]), looks((count) => (count < 3 ? -1 : -9), 2, -1, [0, 7])],
      smooth: () => [smooth((one) => 1 / one, upTo(80)), smooth((one) => Math.sqrt(one), upTo(59)), smooth((one) => Math.sqrt(one), upTo(60)), smooth((one) => 1 / one, [...upTo(70), 0, -4, 2e8]), smooth((one) => Math.sin(40 / Math.sqrt(one)), upTo(90)), smooth((one) => Math.abs(Math.sin(300 / Math.sqrt(one))), upTo(70)), smooth((one) => (one > 50 ? NaN : one), upTo(70)), smooth((one) => 1 / one, upTo(100), 30), smooth((one) => one, upTo(70, 0))],
      rounded: () => [0.125, 0.135, 0.375, 2.675, 1.005, -0.125, -1.235, 0, 12, 4503599627370495.5, 45035996273704.95, 45035996273704.97, 1e300, -1e300, Infinity, NaN, 0.005, 0.015, 2 ** 52 / 100, 1e307].map(roundLikeR),
      halved: () => [0, 1, 4, 10, 60, 700].map((events) => [0.025, 0.001, 0.5].map((tail) => [expectedByHalving(events, tail, 'lower'), expectedByHalving(events, tail, 'upper')])),
      sums: () => [{ id: 'a' }, { id: 7 }, { id: null }, {}].map((row) => [unitSums.nameOf(row), unitSums.unknownPart(row)]),
      unknown: () => types.flatMap((type) => [undefined, 'PHEindicatormethods-2.1.0', 'FunnelPlotR-0.6.0'].map((compat) => analyseFunnel({ type, ...(compat ? { compat: compat as 'FunnelPlotR-0.6.0' } : {}), units: [{ id: 1, numerator: null, denominator: null, rate: null }, { id: 2, numerator: 3, denominator: null }] }))),
    });
  });
});
