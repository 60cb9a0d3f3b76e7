import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { askWhy } from '../../commands/variation/ask-why.ts';
import { exampleQuestionId } from '../../data/variation/demo-variation.ts';
import { savedAt } from '../saved.ts';
import { variationCsv, variationJson } from './files.ts';
import { answer, showQuestion, showQuestions } from './question-pages.tsx';
import { showVariation } from './variation-page.tsx';

const measure = { example: { measure: 'outcome-recorded' } };
const question = { example: { id: exampleQuestionId } };

export const variationRoutes: readonly Route[] = [
  get('/quality/variation/:measure', 'read the dashboard', showVariation, measure),
  get('/quality/variation/:measure/figures.csv', 'read the dashboard', variationCsv, measure),
  get('/quality/variation/:measure/figures.json', 'read the dashboard', variationJson, measure),
  post('/quality/variation/:measure/questions', 'ask why figures differ', ask, measure),
  get('/quality/questions', 'ask why figures differ', showQuestions),
  get('/quality/questions/:id', 'ask why figures differ', showQuestion, question),
  post('/quality/questions/:id/answer', 'ask why figures differ', answer, question),
];

async function ask(ctx: RequestContext): Promise<Reply> {
  const body = ctx.body as Record<string, unknown> | null;
  const unit = body?.['unit'];
  const id = await ctx.write((tx) => askWhy(tx, ctx, { code: ctx.params['measure'] ?? '', asked: ctx.query, unitCode: typeof unit === 'string' ? unit : '' }));
  return savedAt(`/quality/questions/${id}`, 'difference-asked');
}
