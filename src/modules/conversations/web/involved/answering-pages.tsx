import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, TextField, typedState, wholeNumberAnswer, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { answerIdea, setDuty, takeUp } from '../../commands/involved/answer-duty.ts';
import { authorise } from '../../data/acting.ts';
import { answerOutcomes } from '../../domain/answer-rounds.ts';
import { writtenIn } from '../../domain/languages.ts';
import { dutyOf, owedAnswers } from '../../queries/involved/answers.ts';
import { phasePlace, shownPlace } from '../../queries/phase-place.ts';

const dutySchema = z.object({
  answeredBy: z.string().trim().min(2, 'Say who answers, by role').max(150, 'Use 150 letters or less'), daysToAnswer: wholeNumberAnswer({ missing: 'Say within how many days', name: 'The number of days', min: 1, max: 365 }),
  supportLine: z.coerce.number('Choose from how much support on').int().min(10, 'Choose from how much support on'), revision: z.coerce.number().int().min(0).catch(0),
});
const lines = [10, 20, 30, 50, 100, 200];

export async function showDuty(ctx: RequestContext): Promise<Reply> {
  const duty = await ctx.read((tx) => dutyOf(tx, ctx.params['id'] ?? '')).catch(() => null);
  return dutyPage(ctx, duty ? formState({ answeredBy: duty.answeredBy, daysToAnswer: String(duty.daysToAnswer), supportLine: String(duty.supportLine), revision: String(duty.revision) }) : emptyForm);
}

async function dutyPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const place = await ctx.read((tx) => phasePlace(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'answer ideas', place.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: `Who answers: ${place.phaseTitle}`, currentSection: '/co-planning', isInError, breadcrumbs: [{ text: place.phaseTitle, href: place.href }, { text: 'You said, we did', href: `${place.href}/answers` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{place.phaseTitle}</span> Who answers, and when</h1>
        <p>Everyone reads this. An idea over the line is taken up by itself when a quarter ends, and a week after the end of the part. A late answer is shown as late.</p>
        <Form action={`/phases/${place.phaseId}/duty`} csrfToken={ctx.csrf()} state={state}>
          <TextField name="answeredBy" label="Who answers?" hint="A role, such as Chief AHP. Not a person’s name." />
          <TextField name="daysToAnswer" label="Within how many days?" inputmode="numeric" width={3} />
          <SelectField name="supportLine" label="From how many supporters on?" hint="Full tens, so that no single vote can be read from it." items={[{ value: '', text: 'Choose a number' }, ...lines.map((line) => ({ value: String(line), text: `${line} or more` }))]} />
          <HiddenField name="revision" />
          <Button text="Save it" />
        </Form>
      </div>
    ),
  });
}

export async function setOneDuty(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(dutySchema, ctx.body);
  if (!parsed.ok) return dutyPage(ctx, parsed.state);
  const phaseId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    const place = await ctx.read((tx) => phasePlace(tx, phaseId));
    await ctx.write((tx) => setDuty(tx, ctx, { phaseId, ...parsed.value }));
    return redirect(`${place.href}/answers`);
  }, (errors) => dutyPage(ctx, { ...typedState(dutySchema, ctx.body), errors }));
}

export async function takeOneUp(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const place = await ctx.read((tx) => shownPlace(tx, id));
  await ctx.write((tx) => takeUp(tx, ctx, id));
  return redirect(`${place.href}/answers#answer-${id}`);
}

const answerSchema = z.object({
  outcome: z.enum(answerOutcomes, 'Say how it stands'), words: z.string().trim().min(10, 'Write the answer, in a sentence or more').max(2_000, 'Use 2,000 letters or less'),
  answeredBy: z.string().trim().min(2, 'Say who answers, by role').max(150, 'Use 150 letters or less'), before: z.coerce.number().int().min(0).catch(0),
});

export const showAnswering = (ctx: RequestContext): Promise<Reply> => answeringPage(ctx, null);

async function answeringPage(ctx: RequestContext, typed: FormState | null, advice?: Advice): Promise<Reply> {
  const place = await ctx.read((tx) => shownPlace(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'answer ideas', place.organisationId);
  const owed = (await ctx.read((tx) => owedAnswers(tx, place.phaseId))).find(({ contributionId }) => contributionId === place.contributionId);
  const state = typed ?? formState({ answeredBy: owed?.answeredBy ?? '', before: String(owed?.answers.length ?? 0) });
  const isInError = state.errors.length > 0;
  return page({
    title: 'Answer an idea', currentSection: '/co-planning', isInError, breadcrumbs: [{ text: place.phaseTitle, href: place.href }, { text: 'You said, we did', href: `${place.href}/answers` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Answer an idea</h1>
        <blockquote class="nhsuk-inset-text" data-quoted><p {...writtenIn(place.language)}>{place.words}</p></blockquote>
        {!owed && <InsetText><p>This idea is not taken up yet. <a href={place.ideaHref}>Take it up on its page</a>, then answer it.</p></InsetText>}
        {owed && owed.answers.length > 0 && <p>There {owed.answers.length === 1 ? 'is 1 answer' : `are ${owed.answers.length} answers`} already. They stay for everyone to read. Yours stands above them.</p>}
        <Form action={`/words/${place.contributionId}/answer`} csrfToken={ctx.csrf()} state={state}>
          <RadiosField name="outcome" legend="How does it stand?" items={answerOutcomes.map((outcome) => ({ value: outcome, text: outcome.charAt(0).toUpperCase() + outcome.slice(1) }))} />
          <TextareaField name="words" label="The answer" hint="What is done, or the reason why not. Plain words, to the person who wrote the idea." rows={5} maxlength={2_000} />
          <TextField name="answeredBy" label="Who answers?" hint="A role. It is shown with the answer." />
          <HiddenField name="before" />
          <Button text="Publish the answer" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

export async function answerOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, answerSchema, { fields: { words: 'The answer' } });
  if (asked) return answeringPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(answerSchema, ctx.body);
  if (!parsed.ok) return answeringPage(ctx, parsed.state);
  const { before, ...answer } = parsed.value;
  const contributionId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    const place = await ctx.read((tx) => shownPlace(tx, contributionId));
    await ctx.write((tx) => answerIdea(tx, ctx, { contributionId, ...answer, answersBefore: before }));
    return redirect(`${place.href}/answers#answer-${contributionId}`);
  }, (errors) => answeringPage(ctx, { ...typedState(answerSchema, ctx.body), errors }));
}
