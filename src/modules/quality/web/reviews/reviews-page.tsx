import { may } from '#platform/access';
import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { objectivePage, type ObjectivePage } from '#modules/strategy';
import { emptyForm, FormErrorSummary, type FormState } from '#ui/forms';
import { Button, SummaryList, Tag } from '#ui/nhsuk';
import { evidenceTitles, judgementWords, quarterName } from '../../domain/reviews/review.ts';
import { sentences } from '../../permissions.ts';
import { reviewsOfObjective, seriesOfObjective, seriesToLink, type LinkedSeries, type ReviewLine } from '../../queries/reviews/objective-reviews.ts';
import { reviewStanding, type ObjectiveToReview } from '../../queries/reviews/reviews-due.ts';
import { dashboardTrail } from '../trail.ts';
import { LinkForm, UnlinkForm } from './link-forms.tsx';
import { LinkedFigures } from './linked-figures.tsx';

/** An objective with its figures and everything that was judged of it, quarter by quarter. */
export async function showReviews(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const { objective, reviews, series, standing, choices } = await ctx.read(async (tx) => {
    const found = await objectivePage(tx, ctx.params['id'] ?? '', ctx.now);
    if (!found) throw new NotFound();
    const mayReview = found.closing === null && may(sentences, ctx.viewer, 'review objectives', found.organisation.id);
    return { objective: found, reviews: await reviewsOfObjective(tx, found.id), series: await seriesOfObjective(tx, found.id), standing: await reviewStanding(tx, found.id, ctx.now), choices: mayReview ? await seriesToLink(tx, found.organisation.id) : null };
  });
  return page({
    title: `Reviews: ${objective.wording}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: objective.wording, href: `/objectives/${objective.id}` }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Reviews</h1>
        {standing && <Standing standing={standing} />}
        {choices && <Button href={`/quality/objectives/${objective.id}/reviews/new`} text="Review it now" />}
        <h2 class="nhsuk-heading-m">Figures that show whether it works</h2>
        <LinkedFigures series={series} />
        {choices && <Linking ctx={ctx} objective={objective} series={series} choices={choices} state={state} />}
        <h2 class="nhsuk-heading-m">What was judged</h2>
        {reviews.length === 0 && <p>It has not been reviewed yet.</p>}
        {reviews.map((review) => <Review review={review} />)}
      </div>
    ),
  });
}

const Standing = ({ standing: { isOverdue, dueBy, last } }: { standing: ObjectiveToReview }) => (
  isOverdue ? <p><Tag colour="orange" text="Review overdue" /> Two quarters went by without a review. It has been overdue since {formatDay(dueBy)}.</p>
    : <p>{last ? `It was last reviewed on ${formatDay(last.on)}.` : 'It has not been reviewed yet.'} Without a review it is overdue from {formatDay(dueBy)}.</p>
);

function Linking({ ctx, objective, series, choices, state }: { ctx: RequestContext; objective: ObjectivePage; series: readonly LinkedSeries[]; choices: readonly { id: string; name: string }[]; state: FormState }) {
  const free = choices.filter(({ id }) => !series.some(({ seriesId }) => seriesId === id));
  return (
    <>
      {series.map((each) => <UnlinkForm objectiveId={objective.id} series={each} csrfToken={ctx.csrf()} />)}
      {free.length > 0 && <LinkForm objectiveId={objective.id} choices={free} csrfToken={ctx.csrf()} state={state} />}
    </>
  );
}

function Review({ review: { quarter, number, judgement, publicSummary, reviewedOn, evidence, decision } }: { review: ReviewLine }) {
  const rows = [
    ['Judgement', <strong>{judgementWords[judgement]}</strong>],
    ['In short', <span data-quoted>{publicSummary}</span>],
    ...evidence.map(({ kind, isPresent, words, address }) => [evidenceTitles[kind], isPresent && address ? <><span data-quoted>{words}</span> <a href={address}>See it<span class="nhsuk-u-visually-hidden">: {evidenceTitles[kind]}</span></a></> : <><Tag colour="orange" text="Missing" /> <span data-quoted>{words}</span></>] as const),
    ...(decision ? [['Decision (your organisation only)', <span data-quoted>{decision.decision}</span>], ['Next step (your organisation only)', <><span data-quoted>{decision.nextStep}</span> By {formatDay(decision.dueOn)}.</>]] as const : []),
  ] as const;
  return (
    <section>
      <h3 class="nhsuk-heading-s">{quarterName(quarter)}{number > 1 ? `, review ${number}` : ''}: reviewed on {formatDay(reviewedOn)}</h3>
      <SummaryList rows={rows.map(([key, words]) => ({ key: { text: key }, value: { html: words } }))} />
    </section>
  );
}
