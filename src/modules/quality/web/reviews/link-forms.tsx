import { z } from 'zod';
import { refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, parseForm, SelectField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { linkSeries, unlinkSeries } from '../../commands/reviews/link-series.ts';
import type { LinkedSeries } from '../../queries/reviews/objective-reviews.ts';
import { savedAt } from '../saved.ts';
import { showReviews } from './reviews-page.tsx';

const schema = z.object({ seriesId: z.string().min(1, 'Choose the figures') });

export async function linkFigures(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showReviews(ctx, parsed.state);
  const objectiveId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => linkSeries(tx, ctx, { objectiveId, seriesId: parsed.value.seriesId }));
    return savedAt(`/quality/objectives/${objectiveId}/reviews`, 'series-linked');
  }, (errors) => showReviews(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function unlinkFigures(ctx: RequestContext): Promise<Reply> {
  const objectiveId = ctx.params['id'] ?? '';
  await ctx.write((tx) => unlinkSeries(tx, ctx, { objectiveId, linkId: ctx.params['link'] ?? '' }));
  return savedAt(`/quality/objectives/${objectiveId}/reviews`, 'series-unlinked');
}

export const LinkForm = ({ objectiveId, choices, csrfToken, state }: { objectiveId: string; choices: readonly { id: string; name: string }[]; csrfToken: string; state: FormState }) => (
  <Form action={`/quality/objectives/${objectiveId}/measures`} csrfToken={csrfToken} state={state}>
    <SelectField name="seriesId" label={{ text: 'Which figures show whether it works?', size: 's' }} items={[{ value: '', text: 'Choose figures' }, ...choices.map(({ id, name }) => ({ value: id, text: name }))]} />
    <Button text="Link these figures" variant="secondary" />
  </Form>
);

export const UnlinkForm = ({ objectiveId, series: { linkId, measure, unit }, csrfToken }: { objectiveId: string; series: LinkedSeries; csrfToken: string }) => (
  <Form action={`/quality/objectives/${objectiveId}/measures/${linkId}/ending`} csrfToken={csrfToken}>
    <Button text={`Take off: ${measure}, ${unit}`} variant="secondary" small />
  </Form>
);
