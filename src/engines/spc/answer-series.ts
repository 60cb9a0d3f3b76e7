import type { PointAnswer, SegmentAnswer, SeriesAnswer, SignalAnswer } from './answer-types.ts';
import type { Lines } from './charts/span.ts';
import { drawSeries } from './draw-series.ts';
import { frameSeries, type Frame } from './frame.ts';
import { typeOf } from './icons.ts';
import type { SeriesError, SpcSeries } from './input.ts';
import { judgeAssurance, judgeSeries, judgeVariation, rowForIcons, type Judged } from './judge-series.ts';
import { NoteList } from './notes.ts';
import type { Calendar } from './periods.ts';
import { beyond, rulesOf } from './rules/index.ts';
import { ruleOfBit } from './rules/marks.ts';
import { cutSegments, type Segment } from './segments.ts';
import { spcSentence } from './sentence.ts';
import type { Settings } from './settings.ts';

/** Making Data Count: fewer points than this make trial limits. */
const LEAST_FOR_SETTLED_LIMITS = 13;

/** One series through chart and rules. `anyTarget`: it or, in one faceted call, any other series has a target. */
export function answerSeries(series: SpcSeries, settings: Settings, { own, anyTarget, calendar }: Surroundings): SeriesAnswer | SeriesError {
  const notes = new NoteList();
  const nhs = settings.rules === 'nhsr-0.2.2' || settings.rules === 'mdc-2023';
  const fewest = Math.min(series.baselinePoints ?? Infinity, ...(series.rebasePoints ?? []).map((points) => points ?? Infinity));
  if (nhs && settings.chart === 'xmr' && fewest < 12) return { code: 'baseline-too-short', text: `A baseline must have 12 points or more; ${fewest} were asked for.` };
  if (settings.facets && settings.reference === null && anyTarget && !own) notes.add('target-of-others', 'Other series of this call have a target; this one has none, so it is not judged by one.');
  const frame = frameSeries(series, settings, { calendar, notes });
  if ('code' in frame) return frame;
  const segments = cutSegments(frame, series, notes);
  if ('code' in segments) return segments;
  const { lines, baselines } = drawSeries(frame, segments, { series, settings, notes });
  const question = { frame, lines, segments, settings };
  const judged = judgeSeries(question);
  if ('code' in judged) return judged;
  const trial = baselines.some((count) => count < LEAST_FOR_SETTLED_LIMITS) && settings.chart !== 'run' && !notes.has('run-chart');
  if (trial) notes.add('trial-limits', 'Limits from fewer than 13 points are trial limits; they will move as points are added.');
  return compose({ series, question, judged, baselines, calendar, anyTarget: own || (anyTarget && settings.reference === 'NHSRplotthedots-0.2.2'), notes });
}

/** What a series shares with the others of its call. */
export interface Surroundings {
  readonly calendar: Calendar;
  readonly own: boolean;
  readonly anyTarget: boolean;
}

interface Composed {
  calendar: Calendar;
  series: SpcSeries;
  question: { frame: Frame; lines: Lines; segments: readonly Segment[]; settings: Settings };
  judged: Judged;
  baselines: readonly number[];
  anyTarget: boolean;
  notes: NoteList;
}

function compose({ series, question, judged, baselines, calendar, anyTarget, notes }: Composed): SeriesAnswer {
  const { frame, lines, segments, settings } = question;
  const row = rowForIcons(question, notes);
  const icons = judgeVariation({ question, judged, row, direction: series.direction });
  const assurance = judgeAssurance({ question, row, direction: series.direction, anyTarget, notes });
  const isByEvents = settings.chart === 't' || settings.chart === 'g';
  const missing = isByEvents ? { named: [], count: 0 } : calendar.findMissing(frame.periods, frame.orders);
  if (missing.count > 0) notes.add('missing-periods', `${missing.count === 1 ? 'One period is' : `${missing.count} periods are`} missing between the first and the last${missing.count > missing.named.length ? `; the first ${missing.named.length} are named` : ''}. Runs and moving ranges go on across the gap.`);
  const points = answerPoints(series, question, judged);
  return {
    id: series.id, ...icons, assurance,
    sentence: spcSentence({ period: frame.periods[row] ?? '', value: points[row]?.value ?? null, unit: series.unit ?? '', rule: points[row]?.rule ?? null, variation: icons.variation, assurance, runs: settings.rules === 'anhoej' ? judged.runs : [], isShort: notes.has('run-chart') || isTooShort(settings.chart, points), hasLimits: typeof (points[row]?.upperLimit ?? points[row]?.lowerLimit) === 'number', hasRuns: (judged.runs.at(-1)?.useful ?? 0) > 0 }),
    notes: notes.all(), missingPeriods: missing.named,
    segments: segments.map((segment, at) => answerSegment(segment, frame, lines, baselines[at] ?? 0)),
    signals: answerSignals(frame, judged), ...(judged.runs.length > 0 ? { runs: judged.runs } : {}), points,
  };
}

/** The rules of a run chart can show a change from ten figures on, five on each side of the median (Anhøj and Olesen 2014, PLOS ONE 9(11)). */
const LEAST_FOR_RUNS = 10;
const isTooShort = (chart: string, points: readonly PointAnswer[]): boolean => chart === 'run' && points.filter(({ value, included }) => value !== null && included).length < LEAST_FOR_RUNS;

const orNull = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);

function answerSegment({ segment, from, to }: Segment, { periods }: Frame, lines: Lines, baseline: number): SegmentAnswer {
  const steady = (line: Float64Array) => (line.subarray(from, to).every((one) => one === line[from]) ? orNull(line[from]) : null);
  return {
    segment, from: periods[from] ?? '', to: periods[to - 1] ?? '', n: to - from, baseline,
    centre: orNull(lines.centre[from]), movingRangeMean: orNull(lines.movingRangeMean[from]), lowerLimit: steady(lines.lower), upperLimit: steady(lines.upper),
  };
}

function answerSignals({ periods }: Frame, { signals }: Judged): SignalAnswer[] {
  return signals.toSorted((a, b) => a.completed - b.completed || a.from - b.from || a.bit - b.bit).map(({ bit, from, to, completed }) => ({
    rule: bit < 0 ? 'few-crossings' : (ruleOfBit[bit] ?? 'above-limit'), from: periods[from] ?? '', to: periods[to] ?? '', completedAt: periods[completed] ?? '',
  }));
}

function answerPoints(series: SpcSeries, { frame, lines, segments, settings }: Composed['question'], { marks }: Judged): PointAnswer[] {
  const points: PointAnswer[] = [];
  for (const { segment, from, to } of segments) for (let row = from; row < to; row += 1) points.push(answerPoint({ series, frame, lines, settings, segment, row, marks: marks[row] ?? 0 }));
  return points;
}

function answerPoint({ series, frame, lines, settings, segment, row, marks }: { series: SpcSeries; frame: Frame; lines: Lines; settings: Settings; segment: number; row: number; marks: number }): PointAnswer {
  const value = lines.value[row] ?? NaN;
  const centre = lines.centre[row] ?? NaN;
  const lower = lines.lower[row] ?? NaN;
  const upper = lines.upper[row] ?? NaN;
  const nearLower = lines.lowerNear[row] ?? NaN;
  const nearUpper = lines.upperNear[row] ?? NaN;
  const rules = rulesOf(marks, settings.rules);
  const rule = rules[0] ?? null;
  // qicharts2 answers false where it cannot be said; elsewhere that is null.
  const sayable = settings.reference === 'qicharts2-0.8.1' || (value === value && (lower === lower || upper === upper));
  const outside = beyond(value, lower, upper) !== 0;
  const side = Math.sign(value - centre);
  return {
    period: frame.periods[row] ?? '', value: orNull(value), ...sizeOf(frame, row), segment, included: frame.included[row] === 1, centre: orNull(centre),
    movingRange: orNull(lines.movingRange[row]), movingRangeMean: orNull(lines.movingRangeMean[row]),
    lowerLimit: orNull(lower), upperLimit: orNull(upper), lowerNear: orNull(nearLower), upperNear: orNull(nearUpper),
    outside: sayable ? outside : null, near: sayable ? !outside && beyond(value, nearLower, nearUpper) !== 0 : null,
    side: side === side ? ((side === 0 ? 0 : side) as -1 | 0 | 1) : null, rule, rules, type: typeOf(rule, series.direction),
  };
}

function sizeOf({ hasDenominators, hasSubgroups, denominator, size }: Frame, row: number): { n?: number | null } {
  if (hasSubgroups) return { n: orNull(size[row]) };
  return hasDenominators ? { n: orNull(denominator[row]) } : {};
}
