import { organisationsWhere } from '#platform/access';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { quarterName } from '../../domain/reviews/review.ts';
import { sentences } from '../../permissions.ts';
import { placeWords } from '../../domain/place-words.ts';
import { experienceLines } from '../../queries/experience/experience.ts';
import { dashboardTrail } from '../trail.ts';

/** What people are asked about their care, and whether anybody used what they said. */
export async function showExperienceList(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => experienceLines(tx, { page: at })));
  return page({
    title: 'How people find their care', breadcrumbs: dashboardTrail(), currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">How people find their care</h1>
        <p class="nhsuk-u-reading-width">People answer questions about their care. Each quarter, the service says what changed because of it. Until then the answers are marked as not yet used.</p>
        {organisationsWhere(sentences, ctx.viewer, 'keep experience measures').length > 0 && <p><a href="/quality/experience/new">Make a set of questions</a></p>}
        <DataTable
          caption="Sets of questions" captionSize="m" rows={list.lines} emptyText="Nobody asks yet."
          columns={[
            { key: 'what', head: 'What is asked', cell: ({ id, title, isExample }) => <><a href={`/quality/experience/${id}`}>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'who', head: 'Who asks', cell: placeWords },
            { key: 'used', head: 'Used', cell: ({ unused }) => (unused.length === 0 ? 'Each quarter with answers' : <><Tag colour="orange" text="Not yet used" /> {unused.map(quarterName).join('; ')}</>) },
          ]}
        />
        <PagesOf list={list} home="/quality/experience" what="sets of questions" />
      </>
    ),
  });
}
