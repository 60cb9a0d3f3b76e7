import { periodName, unitAfter, type SplitFigures } from '#modules/quality';
import { GapChart, GapTrendChart, type ChartFrame, type Gap, type GapGroup, type GapPeriod, type GapTrend } from '#ui/charts';
import { mayBeChance } from '../../domain/gap.ts';
import { OTHERS, type GapView, type GroupRow, type TrendPoint } from '../../domain/gap-view.ts';
import { NO_FIGURE, TOO_FEW } from '../words.ts';

interface Props {
  view: GapView;
  split: SplitFigures;
  source: string;
}

interface Files {
  csvHref: string;
  pictureHref: string;
}

export function GroupsChart({ files, ...props }: Props & { files: Files }) {
  const { frame, gap } = groupsDrawn(props);
  return <GapChart frame={{ ...frame, ...files }} {...gap} />;
}

export function TrendChart({ files, ...props }: Props & { files: Files }) {
  const drawn = trendDrawn(props);
  return drawn && <GapTrendChart frame={{ ...drawn.frame, ...files }} {...drawn.trend} />;
}

/** Each group's rate with its interval, held against the comparison of the group that the page is about. */
export function groupsDrawn({ view, split, source }: Props): { frame: ChartFrame; gap: Gap } {
  const { focus, comparison, now, step, scale } = view;
  const line = focus?.comparison && focus.comparison.denominator > 0 ? { label: comparison.code === OTHERS ? `All others than “${focus.group.name}”` : comparison.name, value: (focus.comparison.numerator / focus.comparison.denominator) * scale.multiplier } : undefined;
  return {
    frame: { id: 'groups', title: `${split.measure}, each group in ${periodName(now.from, step)}`, source },
    gap: {
      ...(line ? { comparison: line } : {}), groupHeading: 'Group', valueHeading: split.definition.unit === 'percent' ? 'Percentage' : 'Rate', partHeadings: ['Numerator', 'Denominator'],
      unit: unitAfter(split.definition), groups: view.rows.map(groupShown),
    },
  };
}

const groupShown = ({ group, rate, count, isTooFew }: GroupRow): GapGroup => ({
  label: group.name, value: rate?.value ?? null, lower: rate?.lower ?? null, upper: rate?.upper ?? null, ...(group.isNotKnown ? { isNotKnown: true } : {}),
  parts: { numerator: count?.numerator ?? null, denominator: count?.denominator ?? null }, ...(count ? {} : { words: isTooFew ? TOO_FEW : NO_FIGURE }),
});

/** The gap of one group in every period; where its interval holds nought, chance alone may be at work. null where there is no course to draw. */
export function trendDrawn({ view, split, source }: Props): { frame: ChartFrame; trend: GapTrend } | null {
  const { focus, trend, step, comparison } = view;
  if (!focus || trend.length < 2) return null;
  const against = comparison.code === OTHERS ? 'the others together' : comparison.name;
  const unit = split.definition.unit === 'percent' ? ' points' : unitAfter(split.definition);
  return {
    frame: { id: 'trend', title: `How far “${focus.group.name}” is behind ${against}, over time`, source },
    trend: { periodHeading: 'Period', valueHeading: `Behind by${unit}`, unit, periods: trend.map((point) => periodShown(point, periodName(point.span.from, step))) },
  };
}

const periodShown = ({ gap, span, isTooFew }: TrendPoint, name: string): GapPeriod => ({
  period: span.isWhole ? name : `${name} (not whole)`, value: gap?.points.value ?? null, lower: gap?.points.lower ?? null, upper: gap?.points.upper ?? null,
  ...(gap ? { says: mayBeChance(gap.points) ? 'Chance alone may explain it' : 'More than chance' } : { words: isTooFew ? TOO_FEW : NO_FIGURE }),
});
