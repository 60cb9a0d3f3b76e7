import type { Period, SeriesError, SpcPoint, SpcSeries } from './input.ts';
import { meanOf, sumOf } from './averages.ts';
import type { Calendar } from './periods.ts';
import type { Settings } from './settings.ts';
import type { NoteList } from './notes.ts';

/** One series in columns, sorted by period. Columns are equally long; NaN stands for what is missing. */
export interface Frame {
  readonly periods: readonly Period[];
  readonly orders: Float64Array;
  /** What is drawn, before the chart transforms it and before `multiplier` of counted charts. */
  readonly value: Float64Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Members of a subgroup and their standard deviation. */
  readonly size: Float64Array;
  readonly spread: Float64Array;
  readonly target: Float64Array;
  readonly included: Uint8Array;
  readonly hasDenominators: boolean;
  readonly hasSubgroups: boolean;
}

/** Numbers above this could not be squared. */
const LARGEST = 1e150;

const countedCharts = new Set(['p', 'p-prime', 'u', 'u-prime', 'ip']);
const summedCharts = new Set(['c', 'g', 't']);

/** Sorts the points and puts them in columns, or says why that cannot be done. */
export function frameSeries(series: SpcSeries, settings: Settings, { calendar, notes }: { calendar: Calendar; notes: NoteList }): Frame | SeriesError {
  if (series.points.length === 0) return { code: 'no-points', text: 'The series has no points.' };
  const sorted = sortPoints(series.points, calendar);
  if ('code' in sorted) return sorted;
  const large = series.points.find(hasTooLarge);
  if (large) return tooLarge(large.period);
  const frame = emptyFrame(sorted.points, sorted.orders);
  sorted.points.forEach((point, at) => fillRow(frame, point, at, { series, settings }));
  const quotient = frame.value.findIndex((value) => Math.abs(value) > LARGEST);
  if (quotient >= 0) return tooLarge(frame.periods[quotient]);
  noteGaps(frame, notes);
  return checkKind(frame, series, settings) ?? checkCounts(frame, settings) ?? frame;
}

const tooLarge = (period: Period | undefined): SeriesError => ({ code: 'number-too-large', text: `A number of ${period} is larger than can be worked with (1e150).` });

function hasTooLarge({ value, numerator, denominator, target, values }: SpcPoint): boolean {
  return [value, numerator, denominator, target, ...(values ?? [])].some(isTooLarge);
}

const isTooLarge = (number: number | null | undefined): boolean => typeof number === 'number' && Math.abs(number) > LARGEST;

function sortPoints(points: readonly SpcPoint[], calendar: Calendar): { points: SpcPoint[]; orders: Float64Array } | SeriesError {
  const keyed = points.map((point) => ({ point, order: calendar.orderOf(point.period) }));
  const unreadable = keyed.find(({ order }) => Number.isNaN(order));
  if (unreadable) return { code: 'period-unreadable', text: `The period ${JSON.stringify(unreadable.point.period)} is neither a date (YYYY-MM-DD), a date with time, nor a whole number.` };
  if (new Set(points.map(({ period }) => typeof period)).size > 1) return { code: 'periods-mixed', text: 'Some periods are dates and others are numbers, so they cannot be put in order.' };
  const sorted = keyed.toSorted((a, b) => a.order - b.order);
  const twin = sorted.find(({ order }, at) => order === sorted[at - 1]?.order);
  if (twin) return { code: 'duplicate-period', text: `Two points have the period ${twin.point.period}.` };
  return { points: sorted.map(({ point }) => point), orders: Float64Array.from(sorted, ({ order }) => order) };
}

function emptyFrame(points: readonly SpcPoint[], orders: Float64Array): Frame {
  const column = () => new Float64Array(points.length).fill(NaN);
  return {
    periods: points.map(({ period }) => period), orders, value: column(), numerator: column(), denominator: column(), size: column(), spread: column(), target: column(),
    included: Uint8Array.from(points, ({ exclude }) => (exclude === true ? 0 : 1)),
    hasDenominators: points.some(({ denominator }) => typeof denominator === 'number'), hasSubgroups: points.some(({ values }) => values !== undefined),
  };
}

function fillRow(frame: Frame, point: SpcPoint, at: number, { series, settings }: { series: SpcSeries; settings: Settings }): void {
  const members = point.values?.filter((one): one is number => typeof one === 'number');
  const numerator = point.numerator ?? NaN;
  const denominator = point.denominator ?? NaN;
  frame.target[at] = (point.target === undefined ? series.target : point.target) ?? NaN;
  if (members) fillSubgroup(frame, members, at, settings);
  else if (settings.chart === 'xbar' || settings.chart === 's') fillSubgroup(frame, typeof point.value === 'number' ? [point.value] : [], at, settings);
  else if (countedCharts.has(settings.chart) || (frame.hasDenominators && typeof point.value !== 'number' && !summedCharts.has(settings.chart))) {
    // Both or neither: a denominator without its numerator would count in one sum only.
    const whole = numerator === numerator && denominator > 0;
    frame.numerator[at] = whole ? numerator : NaN;
    frame.denominator[at] = whole ? denominator : NaN;
    frame.value[at] = whole ? (numerator / denominator) * (settings.chart === 'xmr' ? (series.multiplier ?? 1) : 1) : NaN;
  } else {
    frame.value[at] = point.value ?? numerator;
  }
}

function fillSubgroup(frame: Frame, members: readonly number[], at: number, { chart }: Settings): void {
  const mean = meanOf(members);
  frame.size[at] = members.length;
  if (members.length === 0) return;
  frame.value[at] = summedCharts.has(chart) ? sumOf(members) : mean;
  // Of one member: 0 ÷ 0, not known.
  frame.spread[at] = Math.sqrt(sumOf(members.map((one) => (one - mean) ** 2)) / (members.length - 1));
}

function noteGaps({ value, periods }: Frame, notes: NoteList): void {
  const missing = periods.filter((_period, at) => Number.isNaN(value[at] ?? NaN));
  if (missing.length > 0) notes.add('missing-values', `${missing.length === 1 ? 'One period has' : `${missing.length} periods have`} no figure: ${missing.slice(0, 12).join(', ')}${missing.length > 12 ? ' and more' : ''}.`);
}

/** The chart and the kind of points given do not fit. */
function checkKind({ hasDenominators, hasSubgroups }: Frame, { points }: SpcSeries, { chart }: Settings): SeriesError | null {
  const hasNumerators = points.some(({ numerator }) => typeof numerator === 'number');
  if (countedCharts.has(chart) && !(hasDenominators && hasNumerators)) return { code: 'needs-denominators', text: `The chart ${chart} needs a numerator and a denominator for each point.` };
  return (chart === 'xbar' || chart === 's') && !hasSubgroups ? { code: 'needs-subgroups', text: `The chart ${chart} needs the values of a subgroup for each point.` } : null;
}

/** What a count chart cannot be drawn from. The references give figures that mean nothing here, or none; they are followed when asked for. */
function checkCounts({ value, numerator, denominator, periods, included }: Frame, { chart, reference }: Settings): SeriesError | null {
  if (reference === null && value.every((one, at) => one !== one || included[at] === 0)) return { code: 'no-values', text: 'No point has a figure that can be used.' };
  const first = (is: (at: number) => boolean) => periods.find((_period, at) => is(at));
  if (chart === 't') {
    const wrong = first((at) => (value[at] ?? NaN) <= 0);
    if (wrong !== undefined) return { code: 'not-positive', text: `A time between events must be above 0; that of ${wrong} is not.` };
  }
  if (reference) return null;
  const negative = ['p', 'p-prime', 'u', 'u-prime', 'c', 'g'].includes(chart) ? first((at) => (value[at] ?? NaN) < 0) : undefined;
  if (negative !== undefined) return { code: 'negative-count', text: `A count cannot be below 0; that of ${negative} is.` };
  const above = chart.startsWith('p') ? first((at) => (numerator[at] ?? NaN) > (denominator[at] ?? NaN)) : undefined;
  return above === undefined ? null : { code: 'numerator-above-denominator', text: `The numerator of ${above} is larger than its denominator, which a proportion does not allow.` };
}
