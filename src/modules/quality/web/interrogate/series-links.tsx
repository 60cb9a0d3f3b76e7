import type { JSX } from 'preact';
import type { SeriesPage } from '../../queries/series-page.ts';

/** Where to go on from a series. */
export function SeriesLinks({ series: { id, measure }, mayJudge }: { series: SeriesPage; mayJudge: boolean }): JSX.Element {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li><a href={`/quality/series/${id}/interrogate`}>Look closer: groups, places, completeness and files</a></li>
      <li><a href={`/quality/series/${id}/compare`}>Compare two stretches of time</a></li>
      <li><a href={`/quality/variation/${measure.code}`}>See the differences between peers</a></li>
      {mayJudge && <li><a href={`/quality/series/${id}/judging`}>Set how these figures are judged</a></li>}
    </ul>
  );
}
