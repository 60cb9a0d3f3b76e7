import { gammaCumulative, normalQuantile } from '#engines/special';
import { growingSteps } from './grid.ts';
import type { CurvePoint, FunnelUnit, Note } from './input.ts';
import { asPair, tails, type FourLimits } from './limit-rows.ts';
import { expectedByHalving } from './halving.ts';
import type { FunnelSettings } from './settings.ts';
import { sumOf, sumUnits, type SummedUnit } from './sums.ts';
import { limitsUndefined, type WorkedPoint, type Workings } from './workings.ts';
import { wilsonPopulationLimit } from './wilson-limit.ts';

/** Events below which a directly standardised rate is not judged: PHEindicatormethods 2.1.0 and the Fingertips technical guidance. */
export const FEWEST_EVENTS = 10;

/**
 * The funnels of PHEindicatormethods 2.1.0: proportions by Wilson, ratios and rates by exact Poisson counts. "limits", "adjust" and "method" are not
 * looked at. A ratio of counts is judged against 1, like a standardised ratio. A unit's limits are those of its own count of events.
 */
export function workLikePhe(units: readonly FunnelUnit[], settings: FunnelSettings): Workings {
  const summed = sumUnits(units);
  const known = summed.filter(({ numerator, denominator }) => !Number.isNaN(numerator + denominator));
  const overall = sumOf(known.map(({ numerator }) => numerator)) / sumOf(known.map(({ denominator }) => denominator));
  const target = isRatio(settings) ? settings.multiplier : overall * settings.multiplier;
  const points = summed.map((unit) => (settings.type === 'proportion' ? pointOfProportion(unit, target, settings) : pointOfEvents(unit, target, settings)));
  return {
    target, targetTransformed: NaN, phi: 0, tau2: 0, draw: { adjusted: false, unadjusted: true }, limitsUsed: 'unadjusted', points, notes: [...(Number.isFinite(target) ? [] : [limitsUndefined]), noScale],
    curve: !Number.isFinite(target) || target <= 0 ? [] : settings.type === 'proportion' ? curveOfProportions(known, target, settings) : curveOfEvents(known, target, settings),
  };
}

const isRatio = ({ type }: FunnelSettings): boolean => type === 'standardised-ratio' || type === 'ratio-of-counts';

/** The four words of the reference. */
const significances = { low998: 'Low (0.001)', low95: 'Low (0.025)', none: 'Not significant', high95: 'High (0.025)', high998: 'High (0.001)', few: 'Not applicable for events less than 10 for dsrs' };

const blank = { transformed: NaN, standardError: NaN, z: NaN, zWinsorised: NaN, trimmed: false, adjusted: undefined };

function judged(isBelow: (tail: 0 | 1) => boolean, isAbove: (tail: 0 | 1) => boolean, { outlierLimit }: FunnelSettings): Pick<WorkedPoint, 'side' | 'significance'> {
  const tail = outlierLimit === 95 ? 0 : 1;
  const side = isBelow(tail) ? 'below' : isAbove(tail) ? 'above' : null;
  const word = isBelow(1) ? 'low998' : isBelow(0) ? 'low95' : isAbove(1) ? 'high998' : isAbove(0) ? 'high95' : 'none';
  return { side, significance: significances[word] };
}

const noScale: Note = { code: 'no-scale', text: 'PHEindicatormethods 2.1.0 has no transformed scale and no adjustment, so z scores are null.' };
const missing: Note = { code: 'missing', text: 'A figure of this unit is missing, so it is left blank.' };

function pointOfProportion(unit: SummedUnit, target: number, settings: FunnelSettings): WorkedPoint {
  const value = (unit.numerator / unit.denominator) * settings.multiplier;
  const limits = proportionLimits(unit.denominator, target, settings);
  const verdict = judged((tail) => value < limits[tail === 0 ? 0 : 2], (tail) => value > limits[tail === 0 ? 1 : 3], settings);
  return { ...unit, ...blank, value, unadjusted: limits, ...(Number.isNaN(value) ? { side: null } : verdict), notes: Number.isNaN(value) ? [missing] : [] };
}

/** The upper limit is cut at 100 whatever the multiplier, a defect that is kept. */
function proportionLimits(population: number, target: number, { multiplier }: FunnelSettings): FourLimits {
  const limit = (tail: number, side: 1 | -1): number => {
    const found = multiplier * wilsonPopulationLimit({ target: target / multiplier, population, z: normalQuantile(1 - tail) }, side);
    return side === 1 ? Math.min(100, found) : Math.max(0, found);
  };
  return [limit(tails[0], -1), limit(tails[0], 1), limit(tails[1], -1), limit(tails[1], 1)];
}

/** Chance alone gives so few, or so many, with less than the tail's probability when E are expected. */
function pointOfEvents(unit: SummedUnit, target: number, settings: FunnelSettings): WorkedPoint {
  const { value, denominator, expected, notes } = standing(unit, target, settings);
  const few = settings.type === 'direct-standardised-rate' && unit.numerator < FEWEST_EVENTS;
  const verdict = few ? { side: null, significance: significances.few }
    : Number.isNaN(expected) ? { side: null }
      : judged((tail) => gammaCumulative(expected, unit.numerator + 1, { lowerTail: false }) < tails[tail], (tail) => gammaCumulative(expected, unit.numerator) < tails[tail], settings);
  const unadjusted = few || Number.isNaN(unit.numerator) ? undefined : eventLimits(unit.numerator, target).limits;
  return { ...unit, ...blank, denominator, value, unadjusted, ...verdict, notes };
}

/** A rate's value is the one given; the denominator belongs to one year. Expected are the events at the target rate over all years. */
function standing({ numerator, denominator, rate }: SummedUnit, target: number, { type, multiplier, yearsOfData }: FunnelSettings): { value: number; denominator: number; expected: number; notes: Note[] } {
  const own = (numerator / denominator) * multiplier;
  const lacking = Number.isNaN(numerator + denominator) ? [missing] : [];
  if (type === 'crude-rate') return { value: rate ?? own, denominator: denominator / yearsOfData, expected: (denominator * target) / multiplier, notes: lacking };
  if (type !== 'direct-standardised-rate') return { value: own, denominator, expected: (denominator * target) / multiplier, notes: lacking };
  if (numerator < FEWEST_EVENTS) return { value: NaN, denominator: NaN, expected: NaN, notes: [{ code: 'too-few-events', text: `A directly standardised rate of fewer than ${FEWEST_EVENTS} events is not judged.` }] };
  if (rate === undefined) return { value: NaN, denominator: NaN, expected: NaN, notes: [{ code: 'rate-needed', text: 'The standardised rate of this unit is missing.' }] };
  const derived = (multiplier * numerator) / rate;
  return { value: rate, denominator: derived / yearsOfData, expected: (derived * target) / multiplier, notes: lacking };
}

/** The four lines at a count of events: what would have to be expected, and the ratio there on the scale of the target. */
function eventLimits(events: number, target: number): { expected: FourLimits; limits: FourLimits } {
  const at = (tail: number, side: 'lower' | 'upper'): number => expectedByHalving(events, tail, side);
  const expected: FourLimits = [at(tails[0], 'lower'), at(tails[0], 'upper'), at(tails[1], 'lower'), at(tails[1], 'upper')];
  const limit = (one: number): number => (events / one) * target;
  return { expected, limits: [limit(expected[0]), limit(expected[1]), limit(expected[2]), limit(expected[3])] };
}

function curveOfProportions(known: readonly SummedUnit[], target: number, settings: FunnelSettings): CurvePoint[] {
  const largest = known.reduce((most, { denominator }) => Math.max(most, denominator), 0);
  const grid = settings.gridPoints ?? growingSteps(settings.denominatorRange?.[1] ?? oneFigureUp(largest), 100);
  return grid.map((denominator) => ({ denominator, unadjusted: asPair(proportionLimits(denominator, target, settings)), adjusted: null }));
}

/** The smallest number with one figure and zeros that is not less: 28,212 gives 30,000. */
const oneFigureUp = (largest: number): number => {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  return Math.ceil(largest / unit) * unit;
};

/** Grid points are counts of events here, and each line has its own place on the axis of denominators. */
function curveOfEvents(known: readonly SummedUnit[], target: number, settings: FunnelSettings): CurvePoint[] {
  const { multiplier, yearsOfData, gridPoints } = settings;
  const places = known.map((unit) => standing(unit, target, settings).expected).filter((one) => Number.isFinite(one));
  const most = places.reduce((found, one) => Math.max(found, one), 1);
  const annual = isRatio(settings) ? 1 : multiplier / (target * yearsOfData);
  return (gridPoints ?? growingSteps(Math.ceil(most + normalQuantile(1 - tails[1]) * Math.sqrt(most)), 100)).map((events) => {
    const { expected, limits } = eventLimits(events, target);
    const denominators: FourLimits = [expected[0] * annual, expected[1] * annual, expected[2] * annual, expected[3] * annual];
    return { denominator: events, unadjusted: asPair(limits), adjusted: null, denominators: asPair(denominators) };
  });
}
