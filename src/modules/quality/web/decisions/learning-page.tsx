import { page, type Reply, type RequestContext } from '#platform/http';
import { exampleSeriesId } from '../../data/example-series.ts';
import { dashboardTrail } from '../trail.ts';

/** Short lessons for whoever reads a chart here for the first time, with where to learn more on this site. */
export async function showLearning(_ctx: RequestContext): Promise<Reply> {
  return page({
    title: 'Learn to use figures', currentSection: '/co-evaluation', breadcrumbs: dashboardTrail(),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Learn to use figures</h1>
        <p>Five short lessons. Each takes about two minutes.</p>
        <h2 class="nhsuk-heading-m">1. Find your chart</h2>
        <p>Open the <a href="/quality">Quality Dashboard</a>, choose your team, and choose a measure. Members of a team find it at the top of the dashboard.</p>
        <h2 class="nhsuk-heading-m">2. Read what is counted</h2>
        <p>Below each chart stands its definition: what is counted, out of what, and who is left out. Two figures that count different things cannot be compared.</p>
        <h2 class="nhsuk-heading-m">3. Tell change from chance</h2>
        <p>Figures go up and down all the time. The chart says when a change is more than chance, and by which rule. Do not act on one point alone, unless it lies beyond a limit. <a href={`/quality/series/${exampleSeriesId}`}>Practise with an example</a>: its figures are made up.</p>
        <h2 class="nhsuk-heading-m">4. Ask who it is better for</h2>
        <p>A figure for everybody can hide a group that is worse off. “Look closer” under each chart shows the groups. Where too few people stand behind a figure it is not shown.</p>
        <h2 class="nhsuk-heading-m">5. Take it along, and say what you decided</h2>
        <p>Under each chart you can save the figures as a table and the chart as a picture. When a decision rests on a figure, say so: “<a href="/quality/decisions">Decisions and their figures</a>” keeps it as it stood.</p>
        <h2 class="nhsuk-heading-m">Learn more</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li><a href="/glossary">Words explained</a></li>
          <li><a href="/library">The library</a></li>
          <li><a href="/quality/instruments">Instruments that measure outcomes, and how each is scored</a></li>
        </ul>
      </div>
    ),
  });
}
