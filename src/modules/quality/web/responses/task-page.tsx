import { z } from 'zod';
import { FinancialYear, formatDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { objectiveLines, openActions, type ObjectiveLine, type OpenAction } from '#modules/strategy';
import { DateField, dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, SummaryList } from '#ui/nhsuk';
import { may } from '#platform/access';
import { answerSignal, mayAnswer } from '../../commands/responses/answer-signal.ts';
import { signalInWords } from '../../domain/responses/signal-words.ts';
import { periodName } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { responsesOfTask, type ResponseLine } from '../../queries/responses/answers.ts';
import { signalsOfTask, taskLine, type TaskLine, type TaskSignal } from '../../queries/responses/tasks.ts';
import { optionalWords, wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { ownerWords, stateOf } from './list-page.tsx';
import { Answered } from './answered.tsx';

const schema = z.object({
  think: wordsAnswer('Say what you think', 'What you think'), decide: wordsAnswer('Say what you decide', 'What you decide'), action: wordsAnswer('Say what you do', 'What you do'),
  actionOwnerRole: wordsAnswer('Say who does it', 'Who does it', { min: 2, max: 120 }), actionDueOn: dateAnswer({ missing: 'Enter the day by which it is done', name: 'The day' }),
  actionId: optionalWords('The action', 60), objectiveId: optionalWords('The objective', 60),
});

export const showTask = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

/** Keeps an answer; what was typed stays where a rule refuses it. */
export async function takeAnswer(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { objectiveId, actionId, ...words } = parsed.value;
  const taskId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => answerSignal(tx, ctx, { ...words, taskId, objectiveId: objectiveId || null, actionId: actionId || null }));
    return savedAt(`/quality/responses/${taskId}`, 'signal-answered');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { task, signals, answers, objectives, actions } = await ctx.read(async (tx) => {
    const found = await taskLine(tx, ctx.params['id'] ?? '', ctx.now);
    return { task: found, signals: await signalsOfTask(tx, found.id), answers: await responsesOfTask(tx, found.id), objectives: await objectiveLines(tx, { organisationId: found.organisationId, yearStart: FinancialYear.at(ctx.now).startYear, asAt: ctx.now }), actions: await openActions(tx, found.organisationId) };
  });
  const title = `${task.measure}: ${task.unit}`;
  return page({
    title: `Answer to a change: ${title}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'Answers to changes', href: '/quality/responses' }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Answer to a change in the figures</span> {title}</h1>
        <Facts task={task} signals={signals} mayHandOver={!task.answeredAt && may(sentences, ctx.viewer, 'hand over answers', task.organisationId)} />
        <SoFar answers={answers} task={task} objectives={objectives} />
        {mayAnswer(ctx, task.organisationId, task.ownerId) && <AnswerForm ctx={ctx} state={state} advice={advice} task={task} objectives={objectives} actions={actions} />}
      </div>
    ),
  });
}

function Facts({ task, signals, mayHandOver }: { task: TaskLine; signals: readonly TaskSignal[]; mayHandOver: boolean }) {
  const rows = [
    ['What the rules show', signals.length === 0 ? 'No rule shows it any more' : <ul class="nhsuk-list">{signals.map((signal) => <li>{signalInWords(signal, task.grain)}</li>)}</ul>],
    ['Chart', <a href={`/quality/series/${task.seriesId}`}>See the figures and the chart</a>],
    ['Who is asked', <>{ownerWords(task)}: your organisation only{mayHandOver && <>. <a href={`/quality/responses/${task.id}/owner`}>Ask somebody else</a></>}</>],
    ['Answer', stateOf(task)],
  ] as const;
  return <SummaryList rows={rows.map(([key, words]) => ({ key: { text: key }, value: { html: <>{words}</> } }))} />;
}

function SoFar({ answers, task, objectives }: { answers: readonly ResponseLine[]; task: TaskLine; objectives: readonly ObjectiveLine[] }) {
  if (answers.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">What was answered</h2>
      {answers.map((answer) => <Answered answer={answer} heading={`Written on ${formatDay(answer.answeredOn)}, about ${periodName(task.period, task.grain)}`} objective={objectives.find(({ id }) => id === answer.objectiveId)} />)}
    </>
  );
}

interface FormProps {
  ctx: RequestContext;
  state: FormState;
  advice: Advice | undefined;
  task: TaskLine;
  objectives: readonly ObjectiveLine[];
  actions: readonly OpenAction[];
}

const cut = (words: string): string => (words.length > 90 ? `${words.slice(0, 88)}…` : words);

function AnswerForm({ ctx, state, advice, task, objectives, actions }: FormProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">{task.answeredAt ? 'Add to the answer' : 'Your answer'}</h2>
      <p>Your answer stands beside the chart. Whoever may see the figures may read it. It does not say who wrote it.</p>
      <Form action={`/quality/responses/${task.id}/answers`} csrfToken={ctx.csrf()} state={state}>
        <TextareaField name="think" label={{ text: 'What do you think?', size: 's' }} hint="Why did it change? What do people and staff say?" rows={3} />
        <TextareaField name="decide" label={{ text: 'What do you decide?', size: 's' }} hint="To leave it as it is can be a decision too." rows={3} />
        <TextareaField name="action" label={{ text: 'What do you do?', size: 's' }} rows={3} />
        <TextField name="actionOwnerRole" label={{ text: 'Who does it?', size: 's' }} hint="A role, such as podiatry lead" />
        <DateField name="actionDueOn" legend={{ text: 'By when?', size: 's' }} />
        <SelectField name="actionId" label={{ text: 'Is it an action of an objective? (optional)', size: 's' }} items={[{ value: '', text: 'No' }, ...actions.map(({ id, what }) => ({ value: id, text: cut(what) }))]} />
        <SelectField name="objectiveId" label={{ text: 'Which objective does it belong to? (optional)', size: 's' }} items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording }) => ({ value: id, text: cut(wording) }))]} />
        <Button text="Save the answer" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}
