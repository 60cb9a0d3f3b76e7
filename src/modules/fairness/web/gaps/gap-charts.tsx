import { periodName, unitAfter, type SplitFigures } from '#modules/quality';
import { LineChart } from '#ui/charts';
import { DataTable } from '#ui/tables';
import type { GapView, TrendPoint } from '../../domain/gap-view.ts';
import { limitWords, NO_FIGURE, pointWords, rateWords, TOO_FEW } from '../words.ts';

/** How the group and its comparison went over time. */
export function TrendChart({ view, split, source, csvHref }: { view: GapView; split: SplitFigures; source: string; csvHref: string }) {
  const { focus, trend, step, comparison } = view;
  if (!focus || trend.length < 2) return null;
  const rounded = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);
  return (
    <>
      <LineChart
        frame={{ id: 'trend', title: `${focus.group.name} and ${comparison.code === 'others' ? 'the others together' : comparison.name} over time`, source, csvHref }}
        periods={trend.map(({ span }) => periodName(span.from, step))} periodHeading="Period" unit={unitAfter(split.definition)}
        series={[{ name: focus.group.name, values: trend.map(({ group }) => rounded(group?.value)) }, { name: comparison.name, values: trend.map((point) => rounded(point.comparison?.value)) }]}
      />
      <DataTable
        caption={`The gap over time: ${focus.group.name}`} captionSize="s" rows={trend} emptyText="No figures came in."
        columns={[
          { key: 'period', head: 'Period', cell: ({ span }) => `${periodName(span.from, step)}${span.isWhole ? '' : ' (not whole)'}` },
          { key: 'rate', head: 'Rate of the group', isNumeric: true, cell: (point: TrendPoint) => (point.group ? rateWords(point.group.value, split.definition) : point.isTooFew ? TOO_FEW : NO_FIGURE) },
          { key: 'comparison', head: 'Rate of the comparison', isNumeric: true, cell: (point: TrendPoint) => (point.comparison ? rateWords(point.comparison.value, split.definition) : '–') },
          { key: 'gap', head: 'Behind by (95% interval)', isNumeric: true, cell: ({ gap }: TrendPoint) => (gap ? `${pointWords(gap.points.value, split.definition)} (${limitWords(gap.points)})` : '–') },
        ]}
      />
    </>
  );
}
