import type { Grain, SplitFigures, SplitGroup } from '#modules/quality';
import { countIn, countTogether, isTooFew, spansOf, stepsOf, usualStep, type Span, type SpanCount } from './counts.ts';
import { changeOf, gapOf, mayBeChance, rateOf, type Gap, type GapChange, type GapPair, type Interval, type Scale } from './gap.ts';
import { slopeOf, type Slope } from './slope.ts';

/** The comparison when nobody chooses one: every other group whose people are known, added up. */
export const OTHERS = 'others';

export interface Asked {
  step?: string | undefined;
  comparison?: string | undefined;
  group?: string | undefined;
  /** First days of the spans that are looked at and compared with. */
  now?: string | undefined;
  before?: string | undefined;
  /** Groups that the organisation looks at first, as codes. */
  priority: readonly string[];
}

export interface GroupRow {
  group: SplitGroup;
  count: SpanCount | null;
  /** Why there is no count: too few people, or nothing came in. */
  isTooFew: boolean;
  rate: Interval | null;
  /** The comparison's figures in the same periods. */
  comparison: SpanCount | null;
  gap: Gap | null;
  isComparison: boolean;
}

export interface TrendPoint {
  span: Span;
  group: Interval | null;
  comparison: Interval | null;
  gap: Gap | null;
  isTooFew: boolean;
}

export interface GapView {
  scale: Scale;
  step: Grain;
  steps: readonly Grain[];
  spans: readonly Span[];
  now: Span;
  before: Span;
  comparison: { code: string; name: string };
  rows: readonly GroupRow[];
  /** The group that sentences, trend and change are about; null where no group shows a figure. */
  focus: GroupRow | null;
  change: GapChange | null;
  trend: readonly TrendPoint[];
  /** Share of the shown people whose group is not known; null where that cannot be said. */
  notKnownShare: number | null;
  slope: Slope | { why: string } | null;
}

export const scaleOf = ({ definition: { unit, multiplier, direction } }: Pick<SplitFigures, 'definition'>): Scale => ({ unit, multiplier, direction });

/** Everything that a page says about the gaps of one split, out of shown figures alone. null where no figures came in. */
export function viewGaps(split: SplitFigures, asked: Asked): GapView | null {
  const { groups, definition: { grain } } = split;
  const steps = stepsOf(grain);
  const step = steps.find((one) => one === asked.step) ?? usualStep(grain);
  const spans = spansOf(groups, grain, step);
  const whole = spans.some(({ isWhole }) => isWhole) ? spans.filter(({ isWhole }) => isWhole) : spans;
  const now = spans.find(({ from }) => from === asked.now) ?? whole.at(-1);
  const before = spans.find(({ from }) => from === asked.before) ?? whole[0];
  if (!now || !before) return null;
  const scale = scaleOf(split);
  const compared = groups.find(({ code, isNotKnown }) => code === asked.comparison && !isNotKnown);
  const comparison = compared ? { code: compared.code, name: compared.name } : { code: OTHERS, name: 'The others together' };
  const frame = { split, scale, comparison: comparison.code };
  const rows = groups.map((group) => rowOf(frame, group, now));
  const focus = focusOf(rows, asked);
  return {
    scale, step, steps, spans, now, before, comparison, rows, focus,
    change: focus && now.from !== before.from ? changeBetween(frame, focus.group, before, now) : null,
    trend: focus ? spans.map((span) => trendPoint(frame, focus.group, span)) : [],
    notKnownShare: notKnownShareOf(rows),
    slope: split.characteristics.length === 1 && split.characteristics[0]?.isOrdered ? slopeOf(rows.filter(({ group }) => !group.isNotKnown).map(({ count }) => count), scale) : null,
  };
}

interface Frame {
  split: SplitFigures;
  scale: Scale;
  comparison: string;
}

/** The comparison is counted in the very periods that the group shows, so that no month stands on one side only. */
function pairIn({ split: { groups, definition: { grain } }, comparison }: Frame, group: SplitGroup, span: Span): { count: SpanCount | null; other: SpanCount | null } {
  const count = countIn(group, span.periods, grain);
  const others = groups.filter(({ code, isNotKnown }) => code !== group.code && !isNotKnown && (comparison === OTHERS || code === comparison));
  return { count, other: count && others.length > 0 ? countTogether(others, count.periods, grain) : null };
}

function rowOf(frame: Frame, group: SplitGroup, span: Span): GroupRow {
  const { count, other } = pairIn(frame, group, span);
  const pair = pairOf(group, count, other);
  return {
    group, count, isTooFew: count === null && isTooFew(group, span.periods, frame.split.definition.grain), rate: count && rateOf(count, frame.scale), comparison: other,
    gap: pair && gapOf(pair, frame.scale), isComparison: group.code === frame.comparison,
  };
}

/** People whose group is not known are no group of their own: their rate is shown, no gap is worked out for them. */
const pairOf = (group: SplitGroup, count: SpanCount | null, other: SpanCount | null): GapPair | null => (count && other && !group.isNotKnown ? { group: count, comparison: other } : null);

function focusOf(rows: readonly GroupRow[], { group, priority }: Asked): GroupRow | null {
  const able = rows.filter(({ gap }) => gap !== null);
  return able.find((row) => row.group.code === group) ?? able.find((row) => priority.includes(row.group.code)) ?? able.toSorted((one, other) => weightOf(other) - weightOf(one))[0] ?? null;
}

/** The people behind a gap where the measure counts people, otherwise its size. */
const weightOf = ({ gap }: GroupRow): number => gap?.people?.value ?? gap?.points.value ?? 0;

function changeBetween(frame: Frame, group: SplitGroup, before: Span, now: Span): GapChange | null {
  const [first, last] = [before, now].map((span) => {
    const { count, other } = pairIn(frame, group, span);
    return pairOf(group, count, other);
  });
  return first && last ? changeOf(first, last, frame.scale) : null;
}

function trendPoint(frame: Frame, group: SplitGroup, span: Span): TrendPoint {
  const { count, rate, gap, isTooFew: hidden, comparison } = rowOf(frame, group, span);
  return { span, group: count && rate, comparison: comparison && rateOf(comparison, frame.scale), gap, isTooFew: hidden };
}

function notKnownShareOf(rows: readonly GroupRow[]): number | null {
  const people = (of: readonly GroupRow[]) => of.reduce((sum, { count }) => sum + (count?.denominator ?? 0), 0);
  const unknown = rows.filter(({ group }) => group.isNotKnown);
  const all = people(rows);
  return unknown.length === 0 || unknown.some(({ count }) => count === null) || all === 0 ? null : people(unknown) / all;
}

/** Gaps that chance alone does not explain, of groups that are behind. */
export const clearGaps = ({ rows }: Pick<GapView, 'rows'>): GroupRow[] => rows.filter(({ gap }) => gap !== null && gap.points.value > 0 && !mayBeChance(gap.points));
