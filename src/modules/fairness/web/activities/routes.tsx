import { z } from 'zod';
import { get, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, parseForm, typedState, wordsAsked } from '#ui/forms';
import { planActivity, takeStep } from '../../commands/activities/plan-activity.ts';
import { exampleActivityId } from '../../data/demo-fairness.ts';
import { steps } from '../../domain/activities/standing.ts';
import { savedAt } from '../saved.ts';
import { showActivity } from './activity-page.tsx';
import { showActivities } from './list-page.tsx';

const example = { example: { id: exampleActivityId } };

export const activityRoutes: readonly Route[] = [
  get('/fairness/focused-activities', 'read gaps', (ctx) => showActivities(ctx)),
  post('/fairness/focused-activities', 'plan focused activities', plan),
  get('/fairness/focused-activities/:id', 'read gaps', (ctx) => showActivity(ctx), example),
  post('/fairness/focused-activities/:id/steps', 'plan focused activities', step, example),
];

const text = (missing: string, max: number) => z.string().trim().min(3, missing).max(max, `Use ${max.toLocaleString('en-GB')} letters or less`);
const planSchema = z.object({
  organisationId: z.uuid('Choose an organisation'), characteristic: z.string().min(1, 'Choose a characteristic'), what: text('Say what you will do', 600), ownerRole: text('Enter a role', 120), plannedOn: dateAnswer({ missing: 'Enter the planned day', name: 'The day' }),
});
const stepSchema = z.object({
  kind: z.enum(['called-off', ...steps.map(({ code }) => code)], 'Say what happened'), words: text('Say what happened', 2000), on: dateAnswer({ missing: 'Enter the day', name: 'The day' }),
});

async function plan(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, planSchema);
  if (asked) return showActivities(ctx, asked);
  const parsed = parseForm(planSchema, ctx.body);
  if (!parsed.ok) return showActivities(ctx, { state: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    const { id } = await ctx.write((tx) => planActivity(tx, ctx, parsed.value));
    return savedAt(`/fairness/focused-activities/${id}`, 'activity-planned');
  }, (errors) => showActivities(ctx, { state: { ...typedState(planSchema, ctx.body), errors } }));
}

async function step(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, stepSchema);
  if (asked) return showActivity(ctx, asked);
  const parsed = parseForm(stepSchema, ctx.body);
  if (!parsed.ok) return showActivity(ctx, { state: parsed.state });
  const id = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => takeStep(tx, ctx, { id, ...parsed.value }));
    return savedAt(`/fairness/focused-activities/${id}`, 'activity-went-on');
  }, (errors) => showActivity(ctx, { state: { ...typedState(stepSchema, ctx.body), errors } }));
}
