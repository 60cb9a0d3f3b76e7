import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { isId } from '#platform/ids';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateAnswer, dateValues, emptyForm, Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { recordChangeForAnswer } from '../../commands/matters/record-change.ts';
import { authorise } from '../../data/acting.ts';
import { codeFrame, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { answerToRead, checkedAnswers } from '../../queries/matters/answers-to-code.ts';
import { mattersDeskById } from '../../queries/matters/desks.ts';
import { AnswerWords, deskForReading } from './coding-page.tsx';
import { Followed } from './followed.tsx';
import { mattersHref, mattersTrail, MatterExample, ObjectiveField, publicObjectives } from './parts.tsx';

const SHOWN = 50;

/** What was checked, for the people who read it: to follow one answer to a change. */
export async function showAnswers(ctx: RequestContext): Promise<Reply> {
  const desk = await deskForReading(ctx);
  const theme = typeof ctx.query['theme'] === 'string' && isId(ctx.query['theme']) ? ctx.query['theme'] : null;
  const { answers, frame } = await ctx.read(async (tx) => ({ answers: await checkedAnswers(tx, { organisationId: desk.organisationId, codeId: theme, limit: SHOWN }), frame: await codeFrame(tx, desk.conversationId) }));
  const live = frame.filter(({ mergedInto }) => !mergedInto);
  return page({
    title: 'Checked answers', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> Checked answers</h1>
        <MatterExample desk={desk} />
        <p>These answers are private. Choose one to say what changed because of it: whoever wrote it sees that by their code.</p>
        <Form action={`${mattersHref(desk)}/answers`} method="get" state={formState({ theme: theme ?? '' })}>
          <SelectField name="theme" label="About" items={[{ value: '', text: 'Anything' }, ...live.map(({ id, name }) => ({ value: id, text: name }))]} />
          <Button text="Choose" variant="secondary" />
        </Form>
        {answers.length === 0 && <p>No such answer is checked yet.</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">{answers.map(({ id, words, codeIds }) => <li key={id}><a href={`/what-matters/${id}`} data-quoted>{words.length > 160 ? `${words.slice(0, 157)}…` : words}</a> {namesOf(frame, codeIds) && <span data-quoted>({namesOf(frame, codeIds)})</span>}</li>)}</ul>
        {answers.length === SHOWN && <p>These are {SHOWN} of them. Choose a theme to see others.</p>}
      </div>
    ),
  });
}

const namesOf = (frame: readonly FrameCode[], codeIds: readonly string[]): string => frame.filter(({ id }) => codeIds.includes(id)).map(({ name }) => name).join(', ');

export const changeSchema = z.object({
  words: z.string().trim().min(10, 'Say what changed, in 10 letters or more').max(1_000, 'Use 1,000 letters or less'), doneOn: dateAnswer({ missing: 'Enter the day on which it changed', name: 'The day' }), objective: z.string().default(''),
});
export const changeLabels = { words: 'What changed?' };

export const showAnswer = (ctx: RequestContext): Promise<Reply> => answerPage(ctx, emptyForm);

async function answerPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { answer, desk, frame, changes } = await ctx.read(async (tx) => {
    const found = await answerToRead(tx, ctx.params['id'] ?? '');
    authorise(ctx, 'read what matters', found.organisationId);
    const place = await mattersDeskById(tx, found.organisationId);
    const told = await tx.selectFrom('conversations.matter_change').select(['words', 'done_on as doneOn', 'objective_id as objectiveId']).where('matter_id', '=', found.id).orderBy('done_on', 'desc').execute();
    return { answer: found, desk: place, frame: place.conversationId ? await codeFrame(tx, place.conversationId) : [], changes: told };
  });
  const objectives = await publicObjectives(ctx, desk.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: 'One answer', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> One answer</h1>
        <AnswerWords answer={answer} />
        <p>It is about: <span data-quoted>{namesOf(frame, answer.codeIds) || 'none of the codes'}</span>.</p>
        <h2 class="nhsuk-heading-m">What changed because of it</h2>
        {changes.length === 0 ? <p>Nothing is written down yet.</p> : <Followed changes={changes} objectives={objectives} />}
        <Form action={`/what-matters/${answer.id}/changes`} csrfToken={ctx.csrf()} state={isInError || advice ? state : formState(dateValues('doneOn', londonDay(ctx.now)))}>
          <h2 class="nhsuk-heading-m">Say what changed</h2>
          <TextareaField name="words" label="What changed?" hint="Only whoever wrote the answer reads this. Do not write what could show who they are." rows={3} maxlength={1_000} />
          <DateField name="doneOn" legend="On which day?" />
          <ObjectiveField objectives={objectives} />
          <Button text="Save what changed" />
          <WordsCheck advice={advice} />
        </Form>
        <p><a href={`${mattersHref(desk)}/answers`}>Back to checked answers</a></p>
      </div>
    ),
  });
}

export async function takeAnswerChange(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, changeSchema, { fields: changeLabels });
  if (asked) return answerPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(changeSchema, ctx.body);
  if (!parsed.ok) return answerPage(ctx, parsed.state);
  const { words, doneOn, objective } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => recordChangeForAnswer(tx, ctx, { matterId: id, words, doneOn, objectiveId: objective || null }));
    return redirect(`/what-matters/${id}`);
  }, (errors) => answerPage(ctx, { ...typedState(changeSchema, ctx.body), errors }));
}
