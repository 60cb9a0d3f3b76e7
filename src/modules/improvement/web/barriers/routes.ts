import { Invalid } from '#platform/errors';
import { get, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { readBarrier, speakUp, stepOn } from '../../commands/barriers/barriers.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import type { BarrierStatus } from '../../domain/learning/barriers.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { takeForm } from '../registers/take-form.ts';
import { barrierFields, readingFields, stepFields } from './fields.ts';
import { placesToSpeak, printBarrier, showBarrier, showBarriers } from './pages.tsx';

const home = '/improvement/barriers';
const example = { id: learningExamples.barrier };
const SENT_A_MINUTE = 10;

export const barrierRoutes: readonly Route[] = [
  get(home, 'read learning', (ctx) => showBarriers(ctx)),
  post(home, 'speak up', takeBarrier, { requestsPerMinute: SENT_A_MINUTE, isWrittenOnceForAnyone: true }),
  get(`${home}/print`, 'read learning', printBarrier),
  get(`${home}/:id`, 'read learning', (ctx) => showBarrier(ctx), { example }),
  post(`${home}/:id/reading`, 'sort what came in', takeReading, { example }),
  post(`${home}/:id/steps`, 'share learning', takeStep, { example }),
];

async function takeBarrier(ctx: RequestContext): Promise<Reply> {
  const fields = barrierFields(await ctx.read(placesToSpeak));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showBarriers(ctx, open), act: async (answers) => {
    await ctx.write((tx) => speakUp(tx, ctx.now, answers));
    return redirect(`${home}?sent=yes`);
  } });
}

function takeReading(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'reading', fields: readingFields, again: (open) => showBarrier(ctx, open), act: async ({ reading, because }) => {
    if (reading === 'keep back' && because.length < 3) throw new Invalid('Say why.', { because: 'Say why you keep it back' });
    await ctx.write((tx) => readBarrier(tx, ctx, { id: ctx.params['id'] ?? '', keepBackBecause: reading === 'show' ? null : because }));
    return learningSavedAt(home, 'barrier-read');
  } });
}

function takeStep(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'step', fields: stepFields, again: (open) => showBarrier(ctx, open), act: async (answers) => {
    const id = ctx.params['id'] ?? '';
    await ctx.write((tx) => stepOn(tx, ctx, { ...answers, id, status: answers.status as BarrierStatus }));
    return learningSavedAt(`${home}/${id}`, 'barrier-step');
  } });
}
