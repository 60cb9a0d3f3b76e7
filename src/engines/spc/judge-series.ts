import type { Assurance, RunsAnswer, Variation } from './answer-types.ts';
import type { Lines } from './charts/span.ts';
import type { Frame } from './frame.ts';
import { assuranceOf, assuranceOfConstant, variationOf } from './icons.ts';
import type { Direction, SeriesError } from './input.ts';
import type { NoteList } from './notes.ts';
import { judgeRuns } from './rules/anhoej.ts';
import { markSegment, rulesOf, trackOf } from './rules/index.ts';
import { ruleOfBit, type Marking } from './rules/marks.ts';
import { stopsReference } from './rules/trend.ts';
import type { Segment } from './segments.ts';
import type { Settings } from './settings.ts';

export interface Judged extends Marking {
  readonly runs: readonly RunsAnswer[];
}

interface Question {
  readonly frame: Frame;
  readonly lines: Lines;
  readonly segments: readonly Segment[];
  readonly settings: Settings;
}

/** Applies the rule set to each segment: no run, trend or window crosses from one to the next. */
export function judgeSeries({ frame, lines, segments, settings }: Question): Judged | SeriesError {
  const marking: Marking = { marks: new Uint8Array(frame.orders.length), signals: [] };
  const runs: RunsAnswer[] = [];
  const wantsRuns = settings.rules === 'anhoej' || settings.chart === 'run';
  for (const segment of segments) {
    const track = trackOf({ frame, ...segment }, lines, settings.reference === 'PowerBI-SPC-1.7.4');
    if (settings.reference === 'NHSRplotthedots-0.2.2' && stopsReference(track.value)) return { code: 'reference-stops', text: 'NHSRplotthedots 0.2.2 stops at this series: a missing figure stands among figures that otherwise all rise or all fall. Without compat it is answered.' };
    markSegment(track, settings, marking);
    if (!wantsRuns) continue;
    const judged = judgeRuns(track, segment.segment);
    if (settings.rules === 'anhoej' && settings.runMethod !== 'anhoej' && judged.runs.useful >= 10 && judged.runs.useful <= 100) return { code: 'method-not-offered', text: `The method ${settings.runMethod} is not offered for 10 to 100 useful points; anhoej is.` };
    runs.push(judged.runs);
    if (settings.rules === 'anhoej') marking.signals.push(...judged.signals);
  }
  return { ...marking, runs };
}

/** The row that icons speak of: the last; without compat the last that takes part and has a figure. */
export function rowForIcons({ frame, lines, settings }: Question, notes: NoteList): number {
  const last = frame.orders.length - 1;
  if (settings.reference !== null) return last;
  let row = last;
  while (row > 0 && (frame.included[row] === 0 || Number.isNaN(lines.value[row] ?? NaN))) row -= 1;
  if (row < last) notes.add('last-figure', `The last period that counts is ${frame.periods[row]}; variation and assurance are those of that period.`);
  return row;
}

/** The variation icon, and for Power BI one for each rule that the point breaks. */
export function judgeVariation({ question: { settings }, judged, row, direction }: { question: Question; judged: Judged; row: number; direction: Direction }): { variation: Variation; variations?: Variation[] } {
  const rules = rulesOf(judged.marks[row] ?? 0, settings.rules);
  const variation = variationOf(rules[0] ?? null, direction);
  if (settings.rules === 'powerbi-spc') return { variation, variations: rules.length === 0 ? ['common-cause'] : [...new Set(rules.map((rule) => variationOf(rule, direction)))] };
  // A point beyond a limit and a run that ends there point the same way.
  if (settings.rules !== 'anhoej') return { variation };
  const run = judged.signals.find((signal) => signal.bit > 1 && signal.to === row);
  return { variation: run ? variationOf(ruleOfBit[run.bit] ?? null, direction) : variation };
}

/** The assurance icon. `anyTarget`: this series, or in a faceted call of NHSRplotthedots any of them, has a target. */
export function judgeAssurance({ question: { frame, lines, settings }, row, direction, anyTarget, notes }: { question: Question; row: number; direction: Direction; anyTarget: boolean; notes: NoteList }): Assurance | null {
  if (!anyTarget) return null;
  const target = frame.target[row] ?? NaN;
  const lower = lines.lower[row] ?? NaN;
  const upper = lines.upper[row] ?? NaN;
  if (settings.reference !== null) return assuranceOf({ target, lower, upper, direction });
  if (Number.isNaN(target)) {
    notes.add('no-target', `There is no target for ${frame.periods[row]}, so it cannot be said whether it is met.`);
    return null;
  }
  if (direction === 'neutral') notes.add('no-direction', 'It is not said whether more or less is better, so a target cannot be passed or failed.');
  else if (Number.isNaN(lower) || Number.isNaN(upper)) notes.add('no-assurance', 'Without limits it cannot be said whether the target will be met.');
  else if (lower === upper) return assuranceOfConstant(lower, target, direction);
  else return assuranceOf({ target, lower, upper, direction });
  return null;
}
