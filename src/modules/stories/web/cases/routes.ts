import { z } from 'zod';
import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer } from '#ui/forms';
import { keepTelling } from '../../commands/cases/keep-telling.ts';
import { askForReview, keepConsent, publishCase, reviewCase, takeOffCase } from '../../commands/cases/move-case.ts';
import { exampleCaseId } from '../../data/examples.ts';
import { text } from '../fields.tsx';
import { savedAt, type savedWords } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { showCase } from './case-page.tsx';
import { tellingAnswers } from './tellings.tsx';
import { showCases } from './list-page.tsx';
import { showQuotes, takeQuote, takeQuoteAway } from './quote-pages.tsx';
import { showChangeCase, showNewCase, showWaiting, takeChangeCase, takeNewCase, takeWaiting } from './write-pages.tsx';

const example = { example: { id: exampleCaseId } };
const [READ, WRITE, REVIEW, QUOTE] = ['read stories', 'write case studies', 'review case studies', 'quote people'];
const noId = { example: { id: '00000000-0000-4000-8000-000000000000' } };

/** Table of contents: case studies, from draft to everyone's, and the words on them. */
export const caseRoutes: readonly Route[] = [
  get('/case-studies', READ, showCases),
  get('/case-studies/new', WRITE, (ctx) => showNewCase(ctx)),
  get('/case-studies/waiting', WRITE, showWaiting),
  post('/case-studies', WRITE, takeNewCase),
  post('/case-studies/waiting/:id', WRITE, takeWaiting, noId),
  get('/case-studies/:id', READ, (ctx) => showCase(ctx), example),
  get('/case-studies/:id/edit', WRITE, (ctx) => showChangeCase(ctx), example),
  post('/case-studies/:id/edit', WRITE, takeChangeCase, example),
  post('/case-studies/:id/review-request', WRITE, ask, example),
  post('/case-studies/:id/review', REVIEW, review, example),
  post('/case-studies/:id/consent', WRITE, consent, example),
  post('/case-studies/:id/publication', REVIEW, publish, example),
  post('/case-studies/:id/removal', REVIEW, takeOff, example),
  post('/case-studies/:id/tellings', WRITE, keepWhereTold, example),
  get('/case-studies/:id/quotes', QUOTE, (ctx) => showQuotes(ctx), example),
  post('/case-studies/:id/quotes', QUOTE, takeQuote, example),
  post('/quotes/:id/withdrawal', QUOTE, takeQuoteAway, noId),
];

const idOf = (ctx: RequestContext): string => ctx.params['id'] ?? '';

function step<S extends z.ZodType>(ctx: RequestContext, schema: S, saved: keyof typeof savedWords, act: (value: z.output<S>) => Promise<void>): Promise<Reply> {
  return sentForm(ctx, schema, (state) => showCase(ctx, state), async (value) => {
    await act(value);
    return savedAt(`/case-studies/${idOf(ctx)}`, saved);
  });
}

const nothing = z.object({});
const reviewAnswers = z.object({ says: z.enum(['yes', 'no'], 'Choose yes or no'), looked: z.array(z.enum(['nobody', 'claims'])).default([]), words: text('Say what you think of it', 600) })
  .refine(({ says, looked }) => says === 'no' || new Set(looked).size === 2, { path: ['looked'], message: 'Say no, or look for both and tick them' });
const consentAnswers = z.object({ role: text('Say who agreed', 160, 2), on: dateAnswer({ missing: 'Enter the day on which they agreed', name: 'The day' }), told: z.array(z.literal('yes')).min(1, 'Let them read it first') });

function ask(ctx: RequestContext): Promise<Reply> {
  return step(ctx, nothing, 'case-to-read', () => ctx.write((tx) => askForReview(tx, ctx, idOf(ctx))));
}

function review(ctx: RequestContext): Promise<Reply> {
  return step(ctx, reviewAnswers, 'case-read', ({ says, words }) => ctx.write((tx) => reviewCase(tx, ctx, { id: idOf(ctx), mayStand: says === 'yes', words })));
}

function consent(ctx: RequestContext): Promise<Reply> {
  return step(ctx, consentAnswers, 'case-agreed', ({ role, on }) => ctx.write((tx) => keepConsent(tx, ctx, { id: idOf(ctx), role, on })));
}

function publish(ctx: RequestContext): Promise<Reply> {
  return step(ctx, nothing, 'case-published', () => ctx.write((tx) => publishCase(tx, ctx, idOf(ctx))));
}

function takeOff(ctx: RequestContext): Promise<Reply> {
  return step(ctx, z.object({ reason: text('Say why', 300) }), 'case-taken-off', ({ reason }) => ctx.write((tx) => takeOffCase(tx, ctx, { id: idOf(ctx), reason })));
}

function keepWhereTold(ctx: RequestContext): Promise<Reply> {
  return step(ctx, tellingAnswers, 'telling-kept', (telling) => ctx.write((tx) => keepTelling(tx, ctx, { id: idOf(ctx), ...telling })));
}
