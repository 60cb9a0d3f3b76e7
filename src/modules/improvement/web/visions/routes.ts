import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { keepFunderAnswer, raiseWithFunder } from '../../commands/research/funder-questions.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { funderAnswerFields, funderFields } from './fields.ts';
import { funderHome, showFunderQuestion, showFunderQuestions, showVision, showVisions, visionHome } from './pages.tsx';

const example = { example: { id: learningExamples.funderQuestion } };

export const visionRoutes: readonly Route[] = [
  get(visionHome, 'read learning', showVisions),
  get(`${visionHome}/:vision`, 'read learning', showVision, { example: { vision: 'nat.f3.v3' } }),
  get(funderHome, 'read learning', (ctx) => showFunderQuestions(ctx)),
  post(funderHome, 'answer for research', takeQuestion),
  get(`${funderHome}/:id`, 'read learning', (ctx) => showFunderQuestion(ctx), example),
  post(`${funderHome}/:id/answer`, 'answer for research', takeAnswer, example),
];

async function takeQuestion(ctx: RequestContext): Promise<Reply> {
  const fields = funderFields(await ctx.read((tx) => placesFor(tx, ctx, 'answer for research')));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showFunderQuestions(ctx, open), act: async (answers) => learningSavedAt(`${funderHome}/${await ctx.write((tx) => raiseWithFunder(tx, ctx, answers))}`, 'funder-asked') });
}

function takeAnswer(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return takeForm(ctx, { form: 'answer', fields: funderAnswerFields, again: (open) => showFunderQuestion(ctx, open), act: async (answers) => {
    await ctx.write((tx) => keepFunderAnswer(tx, ctx, { id, ...answers }));
    return learningSavedAt(`${funderHome}/${id}`, 'funder-answered');
  } });
}
