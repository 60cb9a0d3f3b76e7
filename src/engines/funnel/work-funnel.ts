import { correctionNotes } from './corrections.ts';
import { binomialCounts, countsBeside, poissonCounts } from './count-families.ts';
import { exactLimits } from './exact-limits.ts';
import { risingUnion, equalSteps } from './grid.ts';
import type { FunnelUnit, Note } from './input.ts';
import { asPair, sideOf, type LimitsAt } from './limit-rows.ts';
import { normalLimits, outer } from './normal-limits.ts';
import { measureSpread, truncate, winsorise, type Spread } from './overdispersion.ts';
import { readUnits, type ReadableUnit } from './readable-units.ts';
import { roundLikeR } from './round-like-r.ts';
import { scaleOf, type Scale } from './scales.ts';
import type { FunnelSettings } from './settings.ts';
import { sumOf } from './sums.ts';
import type { WorkedPoint, Workings } from './workings.ts';

const CURVE_POINTS = 100;

/** A funnel by the published methods with the corrections of docs/methods/funnels.md. Units that cannot be compared are answered with the reason. */
export function workFunnel(units: readonly FunnelUnit[], settings: FunnelSettings): Workings {
  const rounds = settings.type === 'standardised-ratio' && settings.method === 'shmi' && settings.roundExpected;
  const read = readUnits(units, settings.type, settings.multiplier).map((unit) => ('error' in unit || !rounds ? unit : { ...unit, base: roundLikeR(unit.base) || unit.base }));
  const used = read.filter((unit): unit is ReadableUnit => !('error' in unit) && !unit.few);
  const target = settings.type === 'standardised-ratio' ? 1 : used.length === 0 ? NaN : sumOf(used.map(({ numerator }) => numerator)) / sumOf(used.map(({ base }) => base));
  const scaled = putOnScale(used, settings, target);
  const spread = settings.draw.adjusted ? spreadOf(scaled) : { phi: 0, tau2: 0 };
  const falls = settings.draw.adjusted && !(spread.tau2 > 0);
  const draw = falls ? { adjusted: false, unadjusted: true } : settings.draw;
  const grid = !Number.isFinite(target) || (!draw.adjusted && !draw.unadjusted) ? [] : gridOf(used, settings).map((denominator) => ({ denominator, base: denominator * axisYears(settings) }));
  const lines = linesOf({ settings, target, scale: scaled.scale, tau2: spread.tau2, bases: [...used, ...grid].map(({ base }) => base) });
  const place = new Map(used.map((unit, at) => [unit, at]));
  const limitsFor = (base: number) => ({ unadjusted: draw.unadjusted ? lines.unadjusted(base) : undefined, adjusted: draw.adjusted ? lines.adjusted(base) : undefined });
  return {
    target: target * settings.multiplier, targetTransformed: scaled.target, ...spread, draw, limitsUsed: draw.adjusted ? 'adjusted' : 'unadjusted',
    points: read.map((unit) => ('error' in unit ? unit : pointOf(unit, { scaled, at: place.get(unit), limitsFor, settings }))),
    curve: grid.map(({ denominator, base }) => {
      const { unadjusted, adjusted } = limitsFor(base);
      return { denominator, unadjusted: unadjusted ? asPair(unadjusted) : null, adjusted: adjusted ? asPair(adjusted) : null };
    }),
    notes: [...correctionNotes(settings, used), ...(falls ? [nothingMore] : []), ...(Number.isFinite(target) ? [] : [noTarget]), ...(Number.isFinite(spread.phi) && Number.isFinite(scaled.target) ? [] : [noSpread])],
  };
}

const nothingMore: Note = { code: 'no-overdispersion', text: 'The units vary no more than chance would have it, so the limits are not widened.' };
const noSpread: Note = { code: 'no-spread', text: 'The average or the units have no place on the scale on which the spread is measured, so figures of the spread are null.' };
const noTarget: Note = { code: 'no-target', text: 'No unit could be compared, so there is no average.' };

/** Rates are shown against the population of one year. */
const axisYears = ({ type, yearsOfData }: FunnelSettings): number => (type === 'crude-rate' || type === 'direct-standardised-rate' ? yearsOfData : 1);

type Scaled = ReturnType<typeof putOnScale>;

/** Rates stand as ratios of counted to expected events; a count of 0 on the logarithmic scale stands as half an event (Haldane 1956). */
function putOnScale(used: readonly ReadableUnit[], { type, method, trim }: FunnelSettings, target: number) {
  const scale = scaleOf(type, method);
  const times = type === 'crude-rate' || type === 'direct-standardised-rate' ? target : 1;
  const onTarget = scale.targetOn(target);
  const counts = used.map(({ numerator, base }) => ({ numerator: scale.name === 'log' && numerator === 0 ? 0.5 : numerator, denominator: base * times }));
  const transformed = counts.map(({ numerator, denominator }) => scale.transform(numerator, denominator));
  const standardErrors = counts.map(({ numerator, denominator }) => scale.standardError(numerator, denominator));
  const z = transformed.map((one, at) => (one - onTarget) / (standardErrors[at] ?? NaN));
  const trimmed = scale.name === 'log' && trim > 0 ? truncate(z, trim) : winsorise(z, trim);
  return { scale, target: onTarget, transformed, standardErrors, z, trimmed };
}

/** With fewer than two units nothing is known about the variance between units. */
function spreadOf({ trimmed, standardErrors }: Scaled): Spread {
  const { phi, tau2 } = measureSpread(trimmed.z, standardErrors);
  return { phi, tau2: Number.isFinite(tau2) ? tau2 : 0 };
}

function linesOf({ settings, target, scale, tau2, bases }: { settings: FunnelSettings; target: number; scale: Scale; tau2: number; bases: readonly number[] }): { unadjusted: LimitsAt; adjusted: LimitsAt } {
  const { type, multiplier } = settings;
  const isRate = type === 'crude-rate' || type === 'direct-standardised-rate';
  const normal = (variance: number): LimitsAt => {
    const limits = normalLimits({ scale, target, tau2: variance, times: (isRate ? target : 1) * multiplier });
    return isRate ? (base) => limits(base * target) : limits;
  };
  if (settings.limits === 'normal') return { unadjusted: normal(0), adjusted: normal(tau2) };
  const family = type === 'proportion' ? binomialCounts(target) : type === 'ratio-of-counts' ? countsBeside(target) : poissonCounts(target);
  const exact = exactLimits(family, multiplier, bases);
  const widened = normal(tau2);
  return { unadjusted: exact, adjusted: (base) => outer(widened(base), exact(base)) };
}

interface Place {
  readonly scaled: Scaled;
  readonly at: number | undefined;
  readonly limitsFor: (base: number) => Pick<WorkedPoint, 'unadjusted' | 'adjusted'>;
  readonly settings: FunnelSettings;
}

function pointOf(unit: ReadableUnit, { scaled, at = -1, limitsFor, settings }: Place): WorkedPoint {
  const { multiplier, outlierLimit } = settings;
  const value = settings.type === 'direct-standardised-rate' ? unit.rate ?? NaN : (unit.numerator / unit.denominator) * multiplier;
  const common = { ...unit, denominator: unit.base / axisYears(settings), value };
  if (unit.few) {
    const notes = [{ code: 'too-few-events', text: 'A standardised rate of fewer than 10 events varies too much to be judged, so this unit is shown without limits.' }];
    return { ...common, transformed: NaN, standardError: NaN, z: NaN, zWinsorised: NaN, trimmed: true, unadjusted: undefined, adjusted: undefined, side: null, notes };
  }
  const limits = limitsFor(unit.base);
  const judged = limits.adjusted ?? limits.unadjusted;
  return {
    ...common, transformed: scaled.transformed[at] ?? NaN, standardError: scaled.standardErrors[at] ?? NaN, z: scaled.z[at] ?? NaN, zWinsorised: scaled.trimmed.z[at] ?? NaN,
    trimmed: scaled.trimmed.trimmed[at] ?? false, ...limits, side: judged ? sideOf(value, judged, outlierLimit) : null, notes: [],
  };
}

function gridOf(used: readonly ReadableUnit[], settings: FunnelSettings): readonly number[] {
  if (settings.gridPoints) return settings.gridPoints;
  const bases = used.map(({ base }) => base / axisYears(settings));
  const [first, last] = settings.denominatorRange ?? [bases.reduce((least, one) => Math.min(least, one), Infinity), bases.reduce((most, one) => Math.max(most, one), 0)];
  return risingUnion(equalSteps(Math.max(first ?? 0, Number.MIN_VALUE), last ?? 0, CURVE_POINTS).filter((one) => one > 0));
}
