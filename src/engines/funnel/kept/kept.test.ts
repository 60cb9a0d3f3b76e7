import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { compareKept } from '#test/kept';
import { analyseFunnel, type FunnelInput, type FunnelUnit } from '../index.ts';

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
});
