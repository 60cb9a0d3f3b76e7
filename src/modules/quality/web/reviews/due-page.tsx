import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { judgementWords } from '../../domain/reviews/review.ts';
import { objectivesToReview } from '../../queries/reviews/reviews-due.ts';
import { dashboardTrail } from '../trail.ts';

/** For leads: every objective with its last review, the overdue ones first. */
export async function showReviewsDue(ctx: RequestContext): Promise<Reply> {
  const objectives = await ctx.read((tx) => objectivesToReview(tx, ctx.viewer, ctx.now));
  return page({
    title: 'Reviews of objectives', breadcrumbs: dashboardTrail(), currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Reviews of objectives</h1>
        <p class="nhsuk-u-reading-width">Each published objective is reviewed every quarter. After two quarters without a review it is overdue.</p>
        <DataTable
          caption="Objectives you review" captionSize="m" rows={objectives} emptyText="No objective of yours is published and open."
          columns={[
            { key: 'objective', head: 'Objective', cell: ({ id, wording }) => <a href={`/quality/objectives/${id}/reviews`}>{wording}</a> },
            { key: 'last', head: 'Last review', cell: ({ last }) => (last ? `${formatDay(last.on)}: ${judgementWords[last.judgement].toLowerCase()}` : 'Not yet') },
            { key: 'due', head: 'Next review', cell: ({ dueBy, isOverdue }) => (isOverdue ? <><Tag colour="orange" text="Overdue" /> since {formatDay(dueBy)}</> : `Each quarter; overdue from ${formatDay(dueBy)}`) },
          ]}
        />
      </>
    ),
  });
}
