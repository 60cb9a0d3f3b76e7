import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { decideLearning, logLearning } from '../../commands/learning/log.ts';
import { keepReview, shareLearning } from '../../commands/learning/review.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { decisionFields, learningFields, reviewFields, sharingFields } from './fields.ts';
import { logHome, ownProjectChoices, showLearning, showLog } from './log-pages.tsx';
import { reviewHome, showReview, showReviews } from './review-pages.tsx';

const learning = { example: { id: learningExamples.learning } };
const review = { example: { id: learningExamples.review } };

export const learningLogRoutes: readonly Route[] = [
  get(logHome, 'read learning', (ctx) => showLog(ctx)),
  post(logHome, 'share learning', takeLearning),
  get(`${logHome}/:id`, 'read learning', (ctx) => showLearning(ctx), learning),
  post(`${logHome}/:id/decision`, 'share learning', takeDecision, learning),
  get(reviewHome, 'see learning reviews', (ctx) => showReviews(ctx)),
  post(reviewHome, 'share learning', takeReview),
  get(`${reviewHome}/:id`, 'see learning reviews', (ctx) => showReview(ctx), review),
  post(`${reviewHome}/:id/sharing`, 'share learning', takeSharing, review),
];

async function takeLearning(ctx: RequestContext): Promise<Reply> {
  const fields = await ctx.read(async (tx) => learningFields(await placesFor(tx, ctx, 'share learning'), await ownProjectChoices(tx, ctx)));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showLog(ctx, open), act: async ({ isFromPandemic, projectId, ...answers }) => {
    const id = await ctx.write((tx) => logLearning(tx, ctx, { ...answers, isFromPandemic: isFromPandemic.length > 0, projectId: projectId === '' ? null : projectId }));
    return learningSavedAt(`${logHome}/${id}`, 'learning-kept');
  } });
}

function takeDecision(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'decision', fields: decisionFields, again: (open) => showLearning(ctx, open), act: async (answers) => {
    const id = ctx.params['id'] ?? '';
    await ctx.write((tx) => decideLearning(tx, ctx, { id, ...answers }));
    return learningSavedAt(`${logHome}/${id}`, 'learning-decided');
  } });
}

async function takeReview(ctx: RequestContext): Promise<Reply> {
  const fields = reviewFields(await ctx.read((tx) => placesFor(tx, ctx, 'share learning')));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showReviews(ctx, open), act: async (answers) => {
    const id = await ctx.write((tx) => keepReview(tx, ctx, answers));
    return learningSavedAt(`${reviewHome}/${id}`, 'learning-review-kept');
  } });
}

function takeSharing(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'sharing', fields: sharingFields, again: (open) => showReview(ctx, open), act: async (answers) => {
    const entryId = await ctx.write((tx) => shareLearning(tx, ctx, { id: ctx.params['id'] ?? '', ...answers }));
    return learningSavedAt(`${logHome}/${entryId}`, 'learning-shared');
  } });
}
