import type { JSX } from 'preact';
import type { SeriesPage } from '../../queries/series-page.ts';

/** Where to go on from a series. */
export function SeriesLinks({ series: { id, measure, unitCode }, mayJudge }: { series: SeriesPage; mayJudge: boolean }): JSX.Element {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li><a href={`/quality/series/${id}/interrogate`}>Look closer: groups, places, completeness and files</a></li>
      <li><a href={`/quality/series/${id}/compare`}>Compare two stretches of time</a></li>
      <li><a href={`/quality/variation/${measure.code}`}>See the differences between peers</a></li>
      <li><a href={`/quality/series/${id}/decisions`}>Decisions made with these figures</a></li>
      <li><a href="/quality/learning">Learn to read this chart</a></li>
      {(measure.kind === 'choice' || measure.kind === 'digital') && <li><a href={`/quality/units/${unitCode}/remote`}>In person, by video or by phone: what people chose and got</a></li>}
      {mayJudge && <li><a href={`/quality/series/${id}/judging`}>Set how these figures are judged</a></li>}
    </ul>
  );
}
