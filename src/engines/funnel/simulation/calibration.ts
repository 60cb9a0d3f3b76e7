import { seededRandom, type Random } from '#engines/random';
import { analyseFunnel } from '../analyse-funnel.ts';
import type { FunnelInput, FunnelType, FunnelUnit } from '../input.ts';
import { binomialDraw, poissonDraw } from './chance.ts';

export interface Chance {
  readonly name: string;
  readonly type: FunnelType;
  readonly chance: number;
  /** Standardised ratios have none: their expected events are what is drawn. */
  readonly unit: (expected: number, chance: number, random: Random) => Omit<FunnelUnit, 'id'>;
}



/** Every type under chance alone: the units differ in size and in nothing else. A ratio of counts is tried with a fixed and with a random denominator. */
export const chances: readonly Chance[] = [
  ...[0.01, 0.08, 0.2, 0.5, 0.8].map((chance): Chance => ({
    name: `proportion ${chance}`, type: 'proportion', chance,
    unit: (expected, p, random) => {
      const denominator = Math.max(1, Math.round(expected / p));
      return { denominator, numerator: binomialDraw(denominator, p, random) };
    },
  })),
  ...[0.01, 0.08, 0.8].map((chance): Chance => ({
    name: `ratio of counts ${chance}, denominator fixed`, type: 'ratio-of-counts', chance,
    unit: (expected, ratio, random) => {
      const denominator = Math.max(1, Math.round(expected / ratio));
      return { denominator, numerator: poissonDraw(denominator * ratio, random) };
    },
  })),
  ...[0.08, 0.8].map((chance): Chance => ({
    name: `ratio of counts ${chance}, both counts random`, type: 'ratio-of-counts', chance,
    unit: (expected, ratio, random) => ({ denominator: Math.max(1, poissonDraw(expected / ratio, random)), numerator: poissonDraw(expected, random) }),
  })),
  { name: 'standardised ratio', type: 'standardised-ratio', chance: 1, unit: (expected, _one, random) => ({ denominator: expected, numerator: poissonDraw(expected, random) }) },
  { name: 'crude rate', type: 'crude-rate', chance: 0.002, unit: (expected, rate, random) => ({ denominator: Math.ceil(expected / rate), numerator: poissonDraw(Math.ceil(expected / rate) * rate, random) }) },
  {
    name: 'directly standardised rate', type: 'direct-standardised-rate', chance: 0.002,
    unit: (expected, rate, random) => {
      // An older or younger population than the standard one: the crude rate is lower or higher by this factor.
      const factor = 0.6 + 0.8 * random();
      const denominator = Math.ceil((expected * factor) / rate);
      const numerator = poissonDraw((denominator * rate) / factor, random);
      return { denominator, numerator, rate: (numerator / denominator) * factor };
    },
  },
];

export interface Beyond {
  readonly units: number;
  readonly share998: number;
  readonly share95: number;
}

/** The share of units beyond the lines, over funnels of `size` units whose expected events are spread evenly over the logarithm from 0.5 to 5,000. */
export function countBeyond(one: Chance, { units, size, settings, seed }: { units: number; size: number; settings: Partial<FunnelInput>; seed: string }): Beyond {
  const random = seededRandom(`${seed} ${one.name}`);
  let [judged, beyond998, beyond95] = [0, 0, 0];
  while (judged < units) {
    const drawn = Array.from({ length: size }, (_one, id) => ({ id, ...one.unit(0.5 * 10_000 ** random(), one.chance, random) }));
    for (const unit of analyseFunnel({ type: one.type, limits: 'exact', adjust: 'none', gridPoints: [], ...settings, units: drawn }).units) {
      const limits = 'error' in unit ? null : unit.adjusted ?? unit.unadjusted;
      if ('error' in unit || !limits || unit.value === null) continue;
      judged += 1;
      if (unit.outlier) beyond998 += 1;
      if (unit.value < (limits.lower95 ?? -Infinity) || unit.value > (limits.upper95 ?? Infinity)) beyond95 += 1;
    }
  }
  return { units: judged, share998: beyond998 / judged, share95: beyond95 / judged };
}
