import { z } from 'zod';
import { Conflict, Forbidden } from '#platform/errors';
import { get, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { adviceOn, asksForWords, dateAnswer, dateValues, formState, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { answerTermReport, reportOutcomes } from '../../commands/answer-term-report.ts';
import { changeTerm } from '../../commands/change-term.ts';
import { reportTerm } from '../../commands/report-term.ts';
import { keepsTerm } from '../../data/term-rows.ts';
import { termPage, termReports } from '../../queries/term-page.ts';
import { showGlossary } from './glossary-page.tsx';
import { ChangeTermForm, ReportList, type AnsweredForm } from './term-forms.tsx';
import { showTerm } from './term-page.tsx';
import { withWords } from './short.tsx';
import { savedAt } from '../saved.ts';

const example = { code: 'ahp' };
const REPORTS_A_MINUTE = 5;

export const wordRoutes: readonly Route[] = [
  get('/glossary', 'read the glossary', showGlossary),
  get('/glossary/reports', 'review words', (ctx) => showReports(ctx)),
  post('/glossary/reports/:id/answer', 'review words', answer, { example: { id: '00000000-0000-4000-8000-000000000000' } }),
  get('/glossary/term/:code', 'read the glossary', (ctx) => showTerm(ctx), { example }),
  post('/glossary/term/:code/reports', 'report a term', report, { example, requestsPerMinute: REPORTS_A_MINUTE, isWrittenOnceForAnyone: true }),
  get('/glossary/term/:code/edit', 'review words', edit, { example }),
  post('/glossary/term/:code', 'review words', change, { example }),
];

const reportSchema = z.object({ words: z.string().trim().min(3, 'Tell us what is wrong with the word').max(1000, 'Use 1,000 letters or less') });

async function report(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(reportSchema, ctx.body);
  if (!parsed.ok) return showTerm(ctx, parsed.state);
  const code = ctx.params['code'] ?? '';
  await ctx.write((tx) => reportTerm(tx, ctx.now, { code, words: parsed.value.words }));
  return redirect(`/glossary/term/${encodeURIComponent(code)}?reported=yes`);
}

async function showReports(ctx: RequestContext, failed?: AnsweredForm): Promise<Reply> {
  const reports = (await ctx.read(termReports)).filter(({ ownerOrganisationId }) => keepsTerm(ctx.viewer, ownerOrganisationId));
  const isInError = failed !== undefined && failed.state.errors.length > 0;
  return page({
    title: 'What people told us about words', breadcrumbs: glossaryPath, isInError,
    content: <ReportList reports={reports} csrfToken={ctx.csrf()} failed={failed} />,
  });
}

async function answer(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const [outcome, words] = [`outcome-${id}`, `answer-${id}`];
  const schema = z.object({ [outcome]: z.enum(reportOutcomes, 'Choose what you decided'), [words]: z.string().trim().min(3, 'Say why').max(600, 'Use 600 letters or less') });
  const asked = await wordsAsked(ctx, schema);
  if (asked) return showReports(ctx, { id, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showReports(ctx, { id, state: parsed.state });
  const decided = reportOutcomes.find((one) => one === parsed.value[outcome]) ?? 'kept';
  await ctx.write((tx) => answerTermReport(tx, ctx, { id, outcome: decided, answer: parsed.value[words] ?? '' }));
  return savedAt('/glossary/reports', 'term-report');
}

const glossaryPath = [{ text: 'Home', href: '/' }, { text: 'Words explained', href: '/glossary' }];

const changeSchema = z.object({
  version: z.coerce.number('The form is out of date. Load the page again').int(),
  shown: z.string().trim().min(1, 'Enter the word').max(120, 'Use 120 letters or less'),
  expansion: z.string().trim().min(2, 'Write it in full').max(200, 'Use 200 letters or less').optional(),
  meaning: z.string().trim().min(3, 'Say what it means').max(1000, 'Use 1,000 letters or less'),
  source: z.string().trim().max(300, 'Use 300 letters or less'),
  reviewOn: dateAnswer({ missing: 'Enter the date', name: 'The date' }).optional(),
  reason: z.string().trim().min(3, 'Say why you change it').max(600, 'Use 600 letters or less'),
});

async function edit(ctx: RequestContext): Promise<Reply> {
  const { current, ownerOrganisationId } = await ctx.read((tx) => termPage(tx, ctx.params['code'] ?? ''));
  if (!keepsTerm(ctx.viewer, ownerOrganisationId)) throw new Forbidden('This word is kept by somebody else. You can tell them that it does not work for you.');
  const { number, shown, expansion, meaning, source, reviewOn } = current;
  return showChange(ctx, formState({ version: String(number), shown, expansion: expansion ?? '', meaning, source, ...dateValues('reviewOn', reviewOn ?? undefined) }));
}

async function showChange(ctx: RequestContext, state: FormState, more: { advice?: Advice; notice?: string; status?: number } = {}): Promise<Reply> {
  const isInError = state.errors.length > 0;
  return page({
    title: 'Change a word', breadcrumbs: glossaryPath, isInError, status: more.status,
    content: await withWords(ctx, <ChangeTermForm code={ctx.params['code'] ?? ''} csrfToken={ctx.csrf()} state={state} advice={more.advice} notice={more.notice} />),
  });
}

async function change(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const parsed = parseForm(changeSchema, ctx.body);
  if (asksForWords(ctx.body)) return showChange(ctx, typedState(changeSchema, ctx.body), { advice: await adviceOn(ctx, { body: ctx.body, fields: { meaning: 'What it means', reason: 'Why you change it' } }) });
  if (!parsed.ok) return showChange(ctx, parsed.state);
  const { expansion, reviewOn, ...words } = parsed.value;
  try {
    await ctx.write((tx) => changeTerm(tx, ctx, { code, ...words, expansion: expansion ?? null, reviewOn: reviewOn ?? null }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const { current } = await ctx.read((tx) => termPage(tx, code));
    const typed = typedState(changeSchema, ctx.body);
    return showChange(ctx, { values: { ...typed.values, version: String(current.number) }, errors: [] }, { status: 409, notice: `${error.message} It now reads: “${current.shown}”: ${current.meaning}` });
  }
  return savedAt(`/glossary/term/${encodeURIComponent(code)}`, 'term');
}
