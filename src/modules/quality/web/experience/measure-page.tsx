import { z } from 'zod';
import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, formState, FormErrorSummary, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { Button, SummaryList, Tag } from '#ui/nhsuk';
import { loadAnswers } from '../../commands/experience/keep-answers.ts';
import { openQuestions, recordChange } from '../../commands/experience/use-answers.ts';
import { quarterOf } from '../../domain/reviews/review.ts';
import { periodAt } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { experienceMeasure, experienceQuarters, type ExperienceMeasure } from '../../queries/experience/experience.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { OverTime } from './over-time.tsx';
import { Quarter } from './quarter.tsx';
import { ChangeForm, FigureForm, OpeningForm } from './staff-forms.tsx';

const hrefOf = (ctx: RequestContext): string => `/quality/experience/${ctx.params['id'] ?? ''}`;

/** One set of questions: what was answered each quarter, by group, and what changed because of it. */
export async function showMeasure(ctx: RequestContext, state: FormState = emptyForm, advice?: Advice): Promise<Reply> {
  const { measure, quarters } = await ctx.read(async (tx) => {
    const found = await experienceMeasure(tx, ctx.params['id'] ?? '');
    return { measure: found, quarters: await experienceQuarters(tx, found.id) };
  });
  const mayKeep = may(sentences, ctx.viewer, 'keep experience measures', measure.organisationId);
  const scene = { ctx, measure, state };
  return page({
    title: measure.title, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'How people find their care', href: '/quality/experience' }),
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{measure.title}<span class="nhsuk-caption-l nhsuk-caption--bottom">{measure.unit}, {measure.organisation}</span></h1>
        {measure.isExample && <p><Tag colour="yellow" text="Example" /> These answers are made up.</p>}
        {measure.isOpen && <Button href={`/quality/experience/${measure.id}/answer`} text="Answer these questions" />}
        <About measure={measure} />
        {quarters.length === 0 && <p>No answers have been counted yet.</p>}
        <OverTime measure={measure} quarters={quarters} />
        {quarters.map((quarter) => <Quarter measure={measure} quarter={quarter} />)}
        {mayKeep && quarters.length > 0 && <ChangeForm {...scene} quarters={quarters.map(({ quarter }) => quarter)} advice={advice} />}
        {mayKeep && <FigureForm {...scene} quarters={[1, 2, 3, 4].map((back) => periodAt(quarterOf(londonDay(ctx.now)), 'quarter', -back))} />}
        {mayKeep && <OpeningForm {...scene} />}
      </>
    ),
  });
}

function About({ measure: { source, licence, conversation } }: { measure: ExperienceMeasure }) {
  const rows = [['Where answers come from', <>{source}</>], ['Licence of the questions', <>{licence}</>], ['In people’s own words', conversation ? <a href={`/conversations/${conversation}`}>People say it in their own words in a conversation, where it is sorted by its codes</a> : <>Not asked</>]] as const;
  return <SummaryList rows={rows.map(([key, words]) => ({ key: { text: key }, value: { html: words } }))} />;
}

const figureSchema = z.object({ fileQuarter: z.iso.date('Choose the quarter') });

export async function takeFigures(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(figureSchema, ctx.body);
  if (!parsed.ok) return showMeasure(ctx, parsed.state);
  const file = ctx.files.find(({ field }) => field === 'file');
  const values = { fileQuarter: parsed.value.fileQuarter };
  if (!file || file.bytes.length === 0) return showMeasure(ctx, formState(values, [{ path: ['file'], message: 'Choose a file' }]));
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => loadAnswers(tx, ctx, { measureId: ctx.params['id'] ?? '', quarter: parsed.value.fileQuarter, bytes: file.bytes }));
    return savedAt(hrefOf(ctx), 'experience-loaded');
  }, (errors) => showMeasure(ctx, { values, errors: errors.map(({ name, text }) => ({ name: name === 'quarter' ? 'fileQuarter' : name, text })) }));
}

const changeSchema = z.object({ quarter: z.iso.date('Choose the quarter'), words: wordsAnswer('Say what changed', 'What changed', { min: 10 }) });

export async function takeChange(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, changeSchema, {});
  if (asked) return showMeasure(ctx, asked.state, asked.advice);
  const parsed = parseForm(changeSchema, ctx.body);
  if (!parsed.ok) return showMeasure(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => recordChange(tx, ctx, { measureId: ctx.params['id'] ?? '', ...parsed.value }));
    return savedAt(hrefOf(ctx), 'experience-used');
  }, (errors) => showMeasure(ctx, { ...typedState(changeSchema, ctx.body), errors }));
}

export async function changeOpening(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(z.object({ open: z.enum(['yes', 'no']) }), ctx.body);
  const isOpen = parsed.ok && parsed.value.open === 'yes';
  await ctx.write((tx) => openQuestions(tx, ctx, { measureId: ctx.params['id'] ?? '', isOpen }));
  return savedAt(hrefOf(ctx), isOpen ? 'experience-opened' : 'experience-closed');
}
