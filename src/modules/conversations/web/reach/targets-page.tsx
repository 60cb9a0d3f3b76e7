import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { setTarget } from '../../commands/reach/plan-reach.ts';
import { answerTitle, questionsChosen, type AboutQuestion } from '../../data/reach/about-you-content.ts';
import { reachPlanOf, type TargetLine } from '../../queries/reach/reach-figures.ts';
import { savedAt } from '../saved.ts';
import { ownPhaseAsked, reachHref, trail, type Place } from '../where.ts';

const schema = z.object({
  answer: z.string().regex(/^[a-z-]{3,40} [a-z0-9.-]{1,60}$/, 'Choose an answer from the list'),
  percent: z.string().trim().regex(/^(\d{1,3}(\.\d{1,2})?)?$/, 'Write the share as a number, such as 17.8, or leave it out').default('').transform((text) => (text === '' ? null : Number(text))).refine((share) => share === null || (share > 0 && share <= 100), 'Write a share above 0 and up to 100'),
  source: z.string().trim().max(300, 'Use 300 letters or less').default(''),
  wanted: z.string().trim().regex(/^(\d{1,6})?$/, 'Write a whole number, such as 40, or leave it out').default('').transform((text) => (text === '' ? null : Number(text))).refine((people) => people === null || people >= 10, 'Write 10 or more: fewer people cannot be told'),
});

/** Organisers say how large each group is elsewhere, with the source, and how many people they want to reach. */
export const showTargets = async (ctx: RequestContext): Promise<Reply> => targetsPage(ctx, await ownPhaseAsked(ctx), emptyForm);

async function targetsPage(ctx: RequestContext, { conversation, phase }: Place, state: FormState): Promise<Reply> {
  const plan = await ctx.read((tx) => reachPlanOf(tx, phase.id));
  const questions = questionsChosen(plan.questions);
  const isInError = state.errors.length > 0;
  return page({
    title: `Targets: ${phase.title}`, breadcrumbs: [...trail(conversation, phase), { text: 'Whom it reaches', href: reachHref(phase) }], currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Targets</h1>
        <TargetTable targets={plan.targets} questions={questions} />
        <h2 class="nhsuk-heading-m">Set a target</h2>
        <p>This site brings no shares of its own: take them from where people were counted, for the place and the people that this conversation is about, and say where. Everyone can read the source.</p>
        {questions.length === 0 ? <p>First <a href={`${reachHref(phase)}/questions`}>choose what is asked</a>.</p> : <TargetForm action={`${reachHref(phase)}/targets`} questions={questions} state={state} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

const TargetTable = ({ targets, questions }: { targets: readonly TargetLine[]; questions: readonly AboutQuestion[] }) => (
  <DataTable caption="Targets so far" emptyText="None yet." rows={targets.flatMap((target) => questions.filter(({ code }) => code === target.question).map((question) => ({ ...target, asked: question })))} columns={[
    { key: 'answer', head: 'Answer', cell: ({ asked, answer }) => `${asked.title}: ${answerTitle(asked, answer)}` },
    { key: 'percent', head: 'Elsewhere', isNumeric: true, cell: ({ referencePercent }) => (referencePercent === null ? '–' : `${referencePercent}%`) },
    { key: 'source', head: 'Source', cell: ({ referenceSource }) => <span data-quoted>{referenceSource}</span> }, { key: 'wanted', head: 'Wanted', isNumeric: true, cell: ({ wantedPeople }) => wantedPeople ?? '–' },
  ]} />
);

/** Every answer that can be chosen, as the lists of these forms name them. */
export const answerItems = (questions: readonly AboutQuestion[]) => [{ value: '', text: 'Choose an answer' }, ...questions.filter(({ isDistrict }) => !isDistrict).flatMap((question) => question.answers.map(({ code, title }) => ({ value: `${question.code} ${code}`, text: `${question.title}: ${title}` })))];

const TargetForm = ({ action, questions, state, csrfToken }: { action: string; questions: readonly AboutQuestion[]; state: FormState; csrfToken: string }) => (
  <Form action={action} csrfToken={csrfToken} state={state}>
    <SelectField name="answer" label="Which answer?" items={answerItems(questions)} />
    <TextField name="percent" label="Share of people elsewhere, in per cent (you can leave this out)" hint="Such as 17.8" width={5} />
    <TextField name="source" label="Where the share is from" hint="Who counted whom, where and when" />
    <TextField name="wanted" label="How many people do you want to reach? (you can leave this out)" hint="10 or more. Leave both out to take the target away." width={5} />
    <Button text="Save the target" />
  </Form>
);

export async function takeTarget(ctx: RequestContext): Promise<Reply> {
  const place = await ownPhaseAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return targetsPage(ctx, place, parsed.state);
  const [question = '', answer = ''] = parsed.value.answer.split(' ');
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => setTarget(tx, ctx, { phaseId: place.phase.id, question, answer, referencePercent: parsed.value.percent, referenceSource: parsed.value.source, wantedPeople: parsed.value.wanted }));
    return savedAt(`${reachHref(place.phase)}/targets`, 'kept');
  }, (errors) => targetsPage(ctx, place, { ...typedState(schema, ctx.body), errors }));
}
