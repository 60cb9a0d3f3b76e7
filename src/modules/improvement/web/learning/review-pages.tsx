import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { learningReviews } from '../../queries/learning/learning.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { reviewFields, sharingFields } from './fields.ts';
import { logHome } from './log-pages.tsx';

export const reviewHome = '/improvement/learning-reviews';

/** Reviews without blame: who was affected, what they need, what we learned (requirement O43). */
export async function showReviews(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => learningReviews(tx, { page })), places: await placesFor(tx, ctx, 'share learning') }));
  return shell({
    title: 'Learning reviews', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Something went wrong, or nearly did. A learning review asks who was affected, what they need and what we learned. It does not ask who did it. There is no place here for a name.</p>
        <DataTable
          caption="Reviews of your organisation" captionSize="m" rows={list.lines} emptyText="There is no learning review yet."
          columns={[
            { key: 'title', head: 'What it was about', cell: ({ id, title, isExample }) => <><a href={`${reviewHome}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'held', head: 'Held on', cell: ({ heldOn }) => formatDay(heldOn) },
            { key: 'shared', head: 'Shared', cell: ({ entryId }) => (entryId ? <a href={`${logHome}/${entryId}`}>In the learning log</a> : 'Not yet') },
          ]}
        />
        <PagesOf list={list} home={reviewHome} what="reviews" />
        {places.length > 0 && <FoldedForm summary="Write down a review" form="new" action={reviewHome} fields={reviewFields(places)} button="Save the review" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showReview(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const line = isId(id) ? (await ctx.read((tx) => learningReviews(tx, { id })))[0] : undefined;
  if (!line) throw new NotFound('We cannot find that review.');
  const rows = [['Held on', formatDay(line.heldOn)], ['What happened', line.happened], ['Who was affected', line.affected], ['What they need', line.needs], ['What will be done', line.response], ['What we learned', line.learned]];
  return shell({
    title: line.title, open, under: [{ text: 'Learning reviews', href: reviewHome }],
    children: (
      <>
        {line.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key ?? '' }, value: { html: <span data-quoted>{value}</span> } }))} />
        <p>Was somebody kind while it was hard? <a href="/thanks/new">Say thank you</a>. Nobody has to.</p>
        {line.entryId ? <p>What was learned is shared: <a href={`${logHome}/${line.entryId}`}>see it in the learning log</a>.</p> : (
          <FoldedForm summary="Share what was learned" form="sharing" action={`${reviewHome}/${id}/sharing`} fields={sharingFields} button="Share it in the log" open={open} csrf={ctx.csrf()} values={{ learned: line.learned }} />
        )}
      </>
    ),
  });
}
