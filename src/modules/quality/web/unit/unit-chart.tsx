import type { JSX } from 'preact';
import { SmallChart } from '#ui/charts';
import { judge, variationOf } from '../../domain/judge.ts';
import { completenessWords } from '../../domain/results/completeness.ts';
import type { UnitChart } from '../../queries/unit/unit-charts.ts';
import { JudgementWords } from '../judgement.tsx';
import { professionWords } from '../results/last-words.ts';
import { controlOf } from '../series-chart.ts';

/** One measure of a unit: its small chart, what the rules say, and how complete it is. */
export function UnitChartCard({ chart: { series } }: { chart: UnitChart }): JSX.Element {
  const { measure, firstPeriod, numerators, tooFew, partsKnown, parts, isRolledUp, profession, id } = series;
  const last = numerators.findLastIndex((figure) => figure !== null);
  const judgement = judge(series, measure);
  const title = profession === '' ? measure.name : `${measure.name}, ${professionWords(profession).toLowerCase()}`;
  return (
    <>
      {judgement.ok ? <SmallChart frame={{ id: `chart-${id}`, title, href: `/quality/series/${id}` }} figures="last" isTooEarly={variationOf(judgement) === 'too-early'} {...controlOf(series, judgement)} /> : <p><a href={`/quality/series/${id}`}>{title}</a></p>}
      <JudgementWords judgement={judgement} />
      <p class="nhsuk-body-s">{completenessWords({ firstPeriod, grain: measure.grain, numerators, tooFew })}{isRolledUp && ` Added up from units' own figures: ${partsKnown[last] ?? 0} of ${parts[last] ?? 0} at the last figure.`}</p>
    </>
  );
}
