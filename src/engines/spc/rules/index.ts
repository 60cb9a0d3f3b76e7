import type { Lines, Span } from '../charts/span.ts';
import type { Rule } from '../answer-types.ts';
import type { RuleSet } from '../input.ts';
import { clearScratch, scratchBytes, scratchFloats, scratchIntegers } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { ruleOfBit, type Marking, type Track } from './marks.ts';
import { markOutside, markShifts } from './shift.ts';
import { markTrends } from './trend.ts';
import { markTwoOfThree } from './two-of-three.ts';

/** Which rule names a point that breaks several, as bits: limits first; Power BI puts two of three before trends; Anhøj's runs mark no point. */
const order: Readonly<Record<RuleSet, readonly number[]>> = {
  'nhsr-0.2.2': [0, 1, 4, 5, 6, 7, 2, 3], 'mdc-2023': [0, 1, 4, 5, 6, 7, 2, 3], 'powerbi-spc': [0, 1, 6, 7, 4, 5, 2, 3], anhoej: [0, 1],
};

/** All rules that a point breaks, the first naming it. */
export function rulesOf(marks: number, rules: RuleSet): Rule[] {
  return marks === 0 ? [] : order[rules].filter((bit) => (marks & (1 << bit)) !== 0).map((bit) => ruleOfBit[bit] ?? 'above-limit');
}

/** Marks one segment by the rule set. Anhøj's runs judge a segment as a whole and mark no point. */
export function markSegment(track: Track, settings: Settings, marking: Marking): void {
  markOutside(track, marking);
  if (settings.rules === 'anhoej') return;
  markTrends(track, { points: settings.trendPoints, asReference: settings.reference === 'NHSRplotthedots-0.2.2' }, marking);
  markTwoOfThree(track, settings.rules, marking);
  markShifts(track, settings.shiftPoints, marking);
}

/** The rows of a segment that take part in rules. `skipMissing`: PowerBI-SPC takes points without figures away before it looks. */
export function trackOf({ frame, from, to }: Pick<Span, 'frame' | 'from' | 'to'>, lines: Lines, skipMissing: boolean): Track {
  clearScratch();
  const rows = scratchIntegers(to - from);
  let length = 0;
  for (let row = from; row < to; row += 1) {
    if (frame.included[row] === 0 || (skipMissing && Number.isNaN(lines.value[row] ?? NaN))) continue;
    rows[length] = row;
    length += 1;
  }
  return compare(rows.subarray(0, length), lines);
}

function compare(rows: Int32Array, lines: Lines): Track {
  const track = { rows, value: scratchFloats(rows.length), side: scratchFloats(rows.length), beyondLimit: scratchBytes(rows.length), beyondNear: scratchBytes(rows.length) };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const value = lines.value[row] ?? NaN;
    track.value[at] = value;
    track.side[at] = Math.sign(value - (lines.centre[row] ?? NaN));
    track.beyondLimit[at] = beyond(value, lines.lower[row] ?? NaN, lines.upper[row] ?? NaN);
    track.beyondNear[at] = beyond(value, lines.lowerNear[row] ?? NaN, lines.upperNear[row] ?? NaN);
  }
  return track;
}

/** 1 above, −1 below, 0 between or where it cannot be said. */
export const beyond = (value: number, lower: number, upper: number): number => (value > upper ? 1 : value < lower ? -1 : 0);
