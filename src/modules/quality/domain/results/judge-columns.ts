import { judgeMany, ruleOfBit, type BatchAnswer, type BatchSeries } from '#engines/spc';
import { FEWEST_FOR_LIMITS, targetAt } from '../judge.ts';
import { periodAt, periodsBetween } from '../periods.ts';
import { resultOf, type FoundSignal, type SeriesResult, type ToJudge } from './result.ts';

const columnRules = ['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc'] as const;

/** The engine refuses larger numbers, in words; those words come from `judge`. */
const LARGEST = 1e150;

/** A series whose chart is worked out in columns: its values, and the row of the last. */
interface Column {
  at: number;
  series: ToJudge;
  values: Float64Array;
  last: number;
}

/** The results of many series in the order given, each as `judge` gives it for a page: control charts in columns, all at once, and others one by one. */
export function judgeColumns(all: readonly ToJudge[]): SeriesResult[] {
  const results: SeriesResult[] = [];
  const columns: Column[] = [];
  // One piece of memory for the values of all: a country is 150,500 series.
  const room = new Float64Array(all.reduce((sum, { numerators: { length } }) => sum + length, 0));
  let from = 0;
  all.forEach((series, at) => {
    const column = columnOf(series, at, room.subarray(from, (from += series.numerators.length)));
    if (column) columns.push(column);
    else results[at] = resultOf(series);
  });
  for (const rules of columnRules) judgeRuleSet(columns.filter(({ series }) => series.measure.ruleSet === rules), rules, results);
  return results;
}

/** null where the kernel does not serve: another chart, too few figures for limits, or something that `judge` answers in words. */
function columnOf(series: ToJudge, at: number, values: Float64Array): Column | null {
  const { measure: { chart, ruleSet, unit, multiplier }, numerators, denominators, baselines: [first] } = series;
  if (chart !== 'xmr' || ruleSet === 'anhoej' || (first?.points ?? Infinity) < FEWEST_FOR_LIMITS || series.targets.some(({ value }) => tooLarge(value))) return null;
  let [known, last] = [0, -1];
  for (let row = 0; row < values.length; row += 1) {
    const [numerator, denominator] = [numerators[row] ?? NaN, denominators[row] ?? NaN];
    const value = unit === 'count' ? numerator : denominator > 0 ? (numerator / denominator) * multiplier : NaN;
    if (tooLarge(numerator) || tooLarge(denominator) || tooLarge(value)) return null;
    values[row] = value;
    if (numerator === numerator) known += 1;
    if (value === value) last = row;
  }
  return known < FEWEST_FOR_LIMITS || last < 0 ? null : { at, series, values, last };
}

const tooLarge = (number: number): boolean => Math.abs(number) > LARGEST;

function judgeRuleSet(columns: readonly Column[], rules: (typeof columnRules)[number], results: SeriesResult[]): void {
  if (columns.length === 0) return;
  const values = new Float64Array(columns.reduce((sum, { values: { length } }) => sum + length, 0));
  let from = 0;
  const batch = columns.map((column): BatchSeries => {
    values.set(column.values, from);
    const one = batchSeries(column, from);
    from = one.to;
    return one;
  });
  const answer = judgeMany(values, batch, rules);
  const signals = signalsOf(columns, batch, answer);
  columns.forEach(({ at, series, last, values: own }, which) => {
    const row = (batch[which]?.from ?? 0) + last;
    results[at] = {
      isRunChart: false, refused: null, variation: answer.variations[which] ?? null, assurance: answer.assurances[which] ?? null,
      lastPeriod: periodAt(series.firstPeriod, series.measure.grain, last), lastValue: orNull(own[last]),
      centre: orNull(answer.lines.centre[row]), lowerLimit: orNull(answer.lines.lower[row]), upperLimit: orNull(answer.lines.upper[row]), signals: signals[which] ?? [],
    };
  });
}

function batchSeries({ series: { firstPeriod, baselines, targets, measure }, values, last }: Column, from: number): BatchSeries {
  const [first, ...others] = baselines;
  const target = targetAt(targets, periodAt(firstPeriod, measure.grain, last));
  const cuts = others.flatMap((baseline) => {
    const row = periodsBetween(firstPeriod, baseline.from, measure.grain);
    return row === null ? [] : [from + row];
  });
  return { from, to: from + values.length, direction: measure.direction, nonNegative: true, cuts, ...(target === null ? {} : { target }), ...(first?.points ? { baselinePoints: first.points } : {}) };
}

/** The kernel's signals are in the order of its series. */
function signalsOf(columns: readonly Column[], batch: readonly BatchSeries[], { signals }: BatchAnswer): FoundSignal[][] {
  const found = columns.map((): FoundSignal[] => []);
  let which = 0;
  for (const { bit, from, to, completed } of signals) {
    while (from >= (batch[which]?.to ?? Infinity)) which += 1;
    const { series } = columns[which] ?? {};
    const rule = ruleOfBit[bit];
    if (!series || !rule) continue;
    const period = (row: number) => periodAt(series.firstPeriod, series.measure.grain, row - (batch[which]?.from ?? 0));
    found[which]?.push({ rule, from: period(from), to: period(to), completed: period(completed) });
  }
  return found;
}

const orNull = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
