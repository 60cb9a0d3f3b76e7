import { Tag } from '#ui/nhsuk';
import { ControlChart } from '#ui/charts';
import { judge } from '../../domain/judge.ts';
import { inPlainPeriods } from '../../domain/periods.ts';
import type { SeriesPage } from '../../queries/series-page.ts';
import { JudgementWords } from '../judgement.tsx';
import { controlOf, frameOf } from '../series-chart.ts';

/** The chart of a series on a page of another room: a run chart while there are few figures, with what happened marked on it. */
export function LinkedChart({ series, id }: { series: SeriesPage; id: string }) {
  const judgement = judge(series, series.measure);
  return (
    <>
      {series.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
      {judgement.ok ? (
        <>
          <p class="nhsuk-u-reading-width">{inPlainPeriods(judgement.answer.sentence, series.measure.grain)}</p>
          <JudgementWords judgement={judgement} />
          <ControlChart frame={{ ...frameOf(series), id }} {...controlOf(series, judgement)} />
        </>
      ) : <p>{judgement.text}</p>}
      <p><a href={`/quality/series/${series.id}`}>All about these figures<span class="nhsuk-u-visually-hidden">: {series.measure.name}, {series.unit}</span></a></p>
    </>
  );
}
