import { organisationsWhere } from '#platform/access';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { fullName } from '../../domain/outcomes/instruments.ts';
import { placeWords } from '../../domain/place-words.ts';
import { outcomeMeasures } from '../../queries/outcomes/outcomes.ts';
import { sentences } from '../../permissions.ts';
import { dashboardTrail } from '../trail.ts';

/** Who measures what care does for people, and with what. */
export async function showOutcomes(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => outcomeMeasures(tx, { page: at })));
  return page({
    title: 'What care does for people', breadcrumbs: dashboardTrail(), currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">What care does for people</h1>
        <p class="nhsuk-u-reading-width">Teams measure how people are when care begins and when it ends. Here we count how many were measured twice and how many are better. We keep no score of any person.</p>
        <p><a href="/quality/instruments">Ways to measure, and who may use them</a></p>
        {organisationsWhere(sentences, ctx.viewer, 'keep outcome measures').length > 0 && <p><a href="/quality/outcomes/new">Use an instrument</a></p>}
        <DataTable
          caption="Measured by" captionSize="m" rows={list.lines} emptyText="Nobody measures outcomes here yet."
          columns={[
            { key: 'what', head: 'Instrument', cell: ({ id, instrument, isExample }) => <><a href={`/quality/outcomes/${id}`}>{fullName(instrument)}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'who', head: 'Who measures', cell: placeWords },
            { key: 'whom', head: 'Whom', cell: ({ whom }) => whom },
            { key: 'told', head: 'Quarters', isNumeric: true, cell: ({ quarters }) => quarters },
          ]}
        />
        <PagesOf list={list} home="/quality/outcomes" what="instruments" />
      </>
    ),
  });
}
