import { NotFound } from '#platform/errors';
import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { isId } from '#platform/ids';
import { addActivity, tellActivityReach } from '../../commands/prevention/prevention.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { activityLines } from '../../queries/prevention/prevention.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { takeForm } from '../registers/take-form.ts';
import { reachedFields } from './fields.ts';
import { activityChoices, firstGroups, preventionHome, showActivities, showActivity } from './pages.tsx';

const example = { example: { id: learningExamples.prevention } };

export const preventionRoutes: readonly Route[] = [
  get(preventionHome, 'read learning', (ctx) => showActivities(ctx)),
  post(preventionHome, 'share learning', takeActivity),
  get(`${preventionHome}/:id`, 'read learning', (ctx) => showActivity(ctx), example),
  post(`${preventionHome}/:id/reach`, 'share learning', takeReach, example),
];

async function takeActivity(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: await activityChoices(ctx), again: (open) => showActivities(ctx, open), act: async (answers) => learningSavedAt(`${preventionHome}/${await ctx.write((tx) => addActivity(tx, ctx, answers))}`, 'prevention-added') });
}

async function takeReach(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const line = isId(id) ? (await ctx.read((tx) => activityLines(tx, { id })))[0] : undefined;
  if (!line) throw new NotFound('We cannot find that activity.');
  return takeForm(ctx, { form: 'reach', fields: reachedFields(await firstGroups(ctx, line.organisationId)), again: (open) => showActivity(ctx, open), act: async ({ people, groups, ...answers }) => {
    await ctx.write((tx) => tellActivityReach(tx, ctx, { ...answers, id, people: people ?? 0, groups }));
    return learningSavedAt(`${preventionHome}/${id}`, 'prevention-reached');
  } });
}
