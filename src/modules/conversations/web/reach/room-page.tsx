import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, TextField, typedState, type FormError, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { Forbidden } from '#platform/errors';
import { countRoomAnswers, type GivenAnswer } from '../../commands/reach/add-answers.ts';
import { NO_ANSWER, questionsChosen, RATHER_NOT, type AboutQuestion } from '../../data/reach/about-you-content.ts';
import { EVERYONE } from '../../domain/reach/tell-reach.ts';
import { reachPlanOf } from '../../queries/reach/reach-figures.ts';
import type { WorkshopPage } from '../../queries/workshops.ts';
import { workshopAsked, workshopHref, workshopTrail } from '../workshops/workshop-parts.tsx';
import { savedAt } from '../saved.ts';

const count = z.string().trim().regex(/^\d{0,4}$/, 'Write a whole number, or leave it empty').default('').transform(Number);
const fieldName = (question: string, answer: string): string => `${question}--${answer}`;
const answersOf = ({ answers }: AboutQuestion) => [...answers, { code: RATHER_NOT, title: 'Would rather not say' }];
const schemaFor = (questions: readonly AboutQuestion[]) => z.object(Object.fromEntries(questions.flatMap((question) => answersOf(question).map(({ code }) => [fieldName(question.code, code), count] as const))));

async function roomAsked(ctx: RequestContext): Promise<{ workshop: WorkshopPage; questions: AboutQuestion[] }> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn) throw new Forbidden('This workshop is another host’s. Ask them, or those who organise the conversation.');
  const plan = await ctx.read((tx) => reachPlanOf(tx, workshop.phaseId));
  return { workshop, questions: questionsChosen(plan.questions).filter(({ isDistrict }) => !isDistrict) };
}

/** Who was in the room, as counts for the whole room: by show of hands or by slips of paper, once. */
export const showRoomReach = (ctx: RequestContext): Promise<Reply> => roomPage(ctx, emptyForm);

async function roomPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { workshop, questions } = await roomAsked(ctx);
  const isInError = state.errors.length > 0;
  return page({
    title: `Who was there: ${workshop.title}`, breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> Who was there</h1>
        <p>Counts for the whole room of {workshop.people} people, if they agreed. Slips of paper in a box are better than hands: nobody sees what somebody else says. Leave empty what you did not ask. It can be entered once.</p>
        {workshop.isUnder16 ? <p>We ask children and young people nothing about themselves.</p> : questions.length === 0 ? <p>This conversation asks nothing about people.</p> : (
          <Form action={`${workshopHref(workshop)}/people`} csrfToken={ctx.csrf()} state={state}>
            {questions.map((question) => (
              <fieldset key={question.code} class="nhsuk-fieldset nhsuk-u-margin-bottom-5">
                <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{question.ask}</legend>
                {answersOf(question).map(({ code, title }) => <TextField key={code} name={fieldName(question.code, code)} label={title} width={3} inputmode="numeric" />)}
              </fieldset>
            ))}
            <Button text="Add these people" />
          </Form>
        )}
      </div>
    ),
  });
}

export async function takeRoomReach(ctx: RequestContext): Promise<Reply> {
  const { workshop, questions } = await roomAsked(ctx);
  const schema = schemaFor(questions);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return roomPage(ctx, parsed.state);
  const values = parsed.value as Readonly<Record<string, number>>;
  const errors = questions.flatMap((question) => tooMany(question, values, workshop.people));
  if (errors.length > 0) return roomPage(ctx, { ...typedState(schema, ctx.body), errors });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => countRoomAnswers(tx, ctx, { workshopId: workshop.id, given: questions.flatMap((question) => countsOf(question, values, workshop.people)) }));
    return savedAt(workshopHref(workshop), 'kept');
  }, (again) => roomPage(ctx, { ...typedState(schema, ctx.body), errors: again }));
}

const numberOf = (question: AboutQuestion, answer: string, values: Readonly<Record<string, number>>): number => values[fieldName(question.code, answer)] ?? 0;
const sumOf = (question: AboutQuestion, values: Readonly<Record<string, number>>): number => answersOf(question).reduce((sum, { code }) => sum + numberOf(question, code, values), 0);

/** More answers than people; where one person may give several, more of one answer than people. */
function tooMany(question: AboutQuestion, values: Readonly<Record<string, number>>, people: number): FormError[] {
  const most = question.isSeveral ? Math.max(...answersOf(question).map(({ code }) => numberOf(question, code, values))) : sumOf(question, values);
  const [first] = answersOf(question);
  return most > people ? [{ name: fieldName(question.code, first?.code ?? ''), text: `“${question.title}” has more answers than the ${people} people in the room` }] : [];
}

/** Everybody in the room is counted for every question: who is in no answer gave none. */
function countsOf(question: AboutQuestion, values: Readonly<Record<string, number>>, people: number): GivenAnswer[] {
  const given = answersOf(question).map(({ code }) => ({ question: question.code, answer: code, people: numberOf(question, code, values) }));
  const rest = Math.max(0, people - sumOf(question, values));
  return [...given, { question: question.code, answer: NO_ANSWER, people: rest }, ...(question.isSeveral ? [{ question: question.code, answer: EVERYONE, people }] : [])];
}
