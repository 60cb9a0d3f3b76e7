import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { get, page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { themesOfOrganisation, type ThemeLine } from '#modules/conversations';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { figuresOfSplits, periodAt, splitsSeen } from '#modules/quality';
import { dateAnswer, emptyForm, FormErrorSummary, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { holdReview } from '../../commands/hold-review.ts';
import { viewGaps } from '../../domain/gap-view.ts';
import { lastQuarter, quarterOf } from '../../domain/quarters.ts';
import { sentences } from '../../permissions.ts';
import { actionsOn } from '../../queries/around-gaps.ts';
import { reviewLines } from '../../queries/areas-and-reviews.ts';
import { savedAt } from '../saved.ts';
import { ReviewForm, ReviewsOf, TopGaps, type TopGap } from './review-parts.tsx';

export const reviewRoutes: readonly Route[] = [
  get('/fairness/reviews', 'review inequalities', (ctx) => showReviews(ctx, emptyForm)),
  post('/fairness/reviews', 'review inequalities', review),
];

/** How many gaps a review looks at, and among how many they are looked for. */
const [SHOWN, LOOKED_AT] = [10, 200];
const text = (missing: string) => z.string().trim().min(3, missing).max(2000, 'Use 2,000 letters or less');
const schema = z.object({
  organisationId: z.uuid('Choose an organisation'), quarter: z.string().regex(/^\d{4}-(01|04|07|10)-01$/, 'Choose a quarter'), heldOn: dateAnswer({ missing: 'Enter the day of the review', name: 'The day' }),
  gaps: text('Say which gaps you looked at'), heard: text('Say what people said'), decisions: text('Say what you decided'), actions: text('Say what is done, and by whom'),
});

/** The inequality review of each quarter: gaps, what people said, decisions, actions (requirement O23). */
async function showReviews(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'review inequalities');
  const parts = await ctx.read(async (tx) => {
    const places = [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly);
    return { places, of: await Promise.all(places.map(async (place) => ({ place, reviews: await reviewLines(tx, place.id), gaps: await topGaps(tx, place), themes: await themesOfOrganisation(tx, place.id) }))) };
  });
  const today = londonDay(ctx.now);
  const quarters = [0, 1, 2, 3].map((back) => periodAt(quarterOf(today), 'quarter', -back));
  return page({
    title: 'Inequality review', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Inequality review of each quarter</h1>
        {parts.of.map(({ place, reviews, gaps, themes }) => (
          <>
            {parts.of.length > 1 && <h2 class="nhsuk-heading-l">{place.name}</h2>}
            <ReviewsOf reviews={reviews} quarters={[lastQuarter(today), quarterOf(today)]} today={today} />
            <TopGaps gaps={gaps} />
            <Heard themes={themes} />
          </>
        ))}
        <ReviewForm places={parts.places} quarters={quarters} csrfToken={ctx.csrf()} state={state} advice={advice} />
      </>
    ),
  });
}

/** The gaps of an organisation by how many people they touch: within one organisation, never a rank of teams. */
async function topGaps(tx: Parameters<typeof splitsSeen>[0], { code }: OrganisationLine): Promise<TopGap[]> {
  const { splits } = await splitsSeen(tx, { organisationCode: code, limit: LOOKED_AT, offset: 0 });
  const [figures, actions] = [await figuresOfSplits(tx, splits), await actionsOn(tx, splits)];
  return figures.flatMap((split) => {
    const view = viewGaps(split, { priority: [] });
    const isAnswered = actions.some((action) => action.measureId === split.measureId && action.unitId === split.unitId && action.split === split.split && action.endedOn === null);
    return (view?.rows ?? []).flatMap((row) => (view && row.gap && row.gap.points.value > 0 ? [{ split, row, gap: row.gap, now: view.now, step: view.step, isAnswered }] : []));
  }).toSorted((one, other) => (other.gap.people?.value ?? 0) - (one.gap.people?.value ?? 0)).slice(0, SHOWN);
}

function Heard({ themes }: { themes: readonly ThemeLine[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What people said</h2>
      {themes.length === 0 ? <p>No theme of a conversation is published yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{themes.slice(0, SHOWN).map(({ id, title, publishedAt }) => <li><a href={`/themes/${id}`}>{title}</a>{publishedAt && `, published ${formatDay(londonDay(publishedAt))}`}</li>)}</ul>}
    </>
  );
}

async function review(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return showReviews(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showReviews(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => holdReview(tx, ctx, parsed.value));
    return savedAt('/fairness/reviews', 'inequality-reviewed');
  }, (errors) => showReviews(ctx, { ...typedState(schema, ctx.body), errors }));
}
