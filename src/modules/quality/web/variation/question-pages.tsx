import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { listPage, page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { may } from '#platform/access';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';
import { emptyForm, Form, FormErrorSummary, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { answerQuestion } from '../../commands/variation/answer-question.ts';
import { periodName } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { measureByCode, type MeasureLine } from '../../queries/measures.ts';
import { questionById, questionLines, type QuestionLine } from '../../queries/variation/questions.ts';
import { unitAfter } from '../../domain/measure.ts';
import { savedAt } from '../saved.ts';
import { answerWords } from './answer-words.ts';

const crumbs = [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }];

/** What was asked in the viewer's organisations and by them, open questions first. */
export async function showQuestions(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => questionLines(tx, { page: at })));
  return page({
    title: 'Why do figures differ?', breadcrumbs: crumbs, currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Why do figures differ?</h1>
        <p class="nhsuk-u-reading-width">A unit that lies beyond what chance allows among its peers is asked about. The answer says whether there is a good reason, and what happens next. Whoever leads above an organisation can ask it too; both read the answer.</p>
        <DataTable
          caption="Questions" captionSize="m" rows={list.lines} emptyText="Nobody has asked yet. Open a measure and look at the differences between peers."
          columns={[
            { key: 'who', head: 'Who', cell: ({ id, unit, organisation }) => <><a href={`/quality/questions/${id}`}>{unit}</a>, {organisation}</> },
            { key: 'what', head: 'Measure', cell: ({ measure, side }) => `${measure}: ${side} the limits` },
            { key: 'when', head: 'Asked', cell: ({ askedAt, askedFrom, organisation }) => `${formatLondonDate(askedAt)} by ${askedFrom ?? organisation}` },
            { key: 'answer', head: 'Answer', cell: answerWords },
          ]}
        />
        <PagesOf list={list} home="/quality/questions" what="questions" />
      </>
    ),
  });
}

const schema = z.object({
  warranted: z.enum(['yes', 'no'], 'Say whether there is a good reason'),
  reason: z.string().trim().min(10, 'Say why, in a sentence').max(1000, 'Say why in 1,000 characters or fewer'),
  nextStep: z.string().trim().max(500, 'Say the next step in 500 characters or fewer'),
  objectiveId: z.union([z.literal(''), z.uuid('Choose an objective from the list')]),
});

export const showQuestion = (ctx: RequestContext): Promise<Reply> => drawn(ctx);

/** Keeps the answer. */
export async function answer(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'Why', nextStep: 'What happens next' } });
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { warranted, reason, nextStep, objectiveId } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => answerQuestion(tx, ctx, { id, isWarranted: warranted === 'yes', reason, nextStep, objectiveId: objectiveId || null }));
    return savedAt(`/quality/questions/${id}`, 'difference-answered');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState = emptyForm, advice?: Advice): Promise<Reply> {
  const { question, measure, objectives } = await ctx.read(async (tx) => {
    const found = await questionById(tx, ctx.params['id'] ?? '');
    return { question: found, measure: await measureByCode(tx, found.measureCode), objectives: await objectiveLines(tx, { asAt: ctx.now, organisationId: found.organisationId }) };
  });
  const mayAnswer = may(sentences, ctx.viewer, 'ask why figures differ', question.organisationId);
  if (!mayAnswer && ctx.method !== 'GET') throw new Forbidden();
  return page({
    title: `Why does ${question.unit} differ?`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: [...crumbs, { text: 'Why do figures differ?', href: '/quality/questions' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Why does {question.unit} differ?<span class="nhsuk-caption-l nhsuk-caption--bottom">{measure.name}</span></h1>
        <Asked question={question} measure={measure} />
        {question.answer && <InsetText><p><strong>{answerWords(question)}</strong></p>{question.answer.nextStep !== '' && <p>Next: {question.answer.nextStep}</p>}{question.answer.objectiveId && <p>Worked on in <a href={`/objectives/${question.answer.objectiveId}`}>{question.answer.objective ?? 'an objective'}</a></p>}<p>{formatLondonDate(question.answer.answeredAt)}{question.answer.answeredBy ? `, ${question.answer.answeredBy}` : ''}</p></InsetText>}
        {!mayAnswer && !question.answer && <p>{question.organisation} answers. You can read the answer here.</p>}
        {mayAnswer && <AnswerForm ctx={ctx} question={question} objectives={objectives} state={state} advice={advice} />}
      </div>
    ),
  });
}

function Asked({ question, measure }: { question: QuestionLine; measure: MeasureLine }) {
  const after = unitAfter(measure);
  const number = (value: number | null) => (value === null ? 'not given' : `${value.toLocaleString('en-GB', { maximumFractionDigits: 1 })}${after}`);
  const same = new URLSearchParams({ level: question.level, under: question.underCode, profession: question.profession, group: `${question.split}|${question.groupCode}`, from: question.from, to: question.to });
  return (
    <>
      <p>{question.unit} stands {question.side} the limits among {question.peers} peers within {question.under}. That is a question, not a verdict.</p>
      <SummaryList rows={[
        { key: { text: 'Its figure' }, value: { text: number(question.value) } },
        { key: { text: 'Average of all' }, value: { text: number(question.average) } },
        { key: { text: 'Limits for its size' }, value: { text: `${number(question.lowerLimit)} to ${number(question.upperLimit)}` } },
        { key: { text: 'Periods' }, value: { text: `${periodName(question.from, measure.grain)} to ${periodName(question.to, measure.grain)}` } },
        { key: { text: 'Asked' }, value: { text: `${formatLondonDate(question.askedAt)} by ${question.askedFrom ?? question.organisation}` } },
      ]} />
      <p><a href={`/quality/variation/${question.measureCode}?${same.toString()}`}>See it among its peers</a></p>
    </>
  );
}

function AnswerForm({ ctx, question, objectives, state, advice }: { ctx: RequestContext; question: QuestionLine; objectives: readonly ObjectiveLine[]; state: FormState; advice: Advice | undefined }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">{question.answer ? 'Answer again' : 'Answer'}</h2>
      <p>A difference is warranted when people need, or choose, something different there. It is unwarranted when they simply get something different.</p>
      <Form action={`/quality/questions/${question.id}/answer`} csrfToken={ctx.csrf()} state={state}>
        <RadiosField name="warranted" legend={{ text: 'Is there a good reason?', size: 's' }} items={[{ value: 'yes', text: 'Yes, the difference is warranted' }, { value: 'no', text: 'No, it is unwarranted' }]} />
        <TextareaField name="reason" label={{ text: 'Why', size: 's' }} hint="What you looked at and what you found" maxlength={1000} />
        <TextareaField name="nextStep" label={{ text: 'What happens next', size: 's' }} hint="Needed where the difference is unwarranted: who does what, until when" maxlength={500} />
        <SelectField name="objectiveId" label={{ text: 'Objective in which it is worked on', size: 's' }} items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording, year }) => ({ value: id, text: `${wording} (${year.label})` }))]} />
        <Button text="Keep this answer" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}
