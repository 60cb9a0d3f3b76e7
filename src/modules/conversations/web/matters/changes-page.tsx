import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateValues, emptyForm, Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { recordChangeForTheme } from '../../commands/matters/record-change.ts';
import { authorise } from '../../data/acting.ts';
import { codeFrame } from '../../queries/analysis/code-frame.ts';
import { changeLabels, changeSchema } from './answers-page.tsx';
import { askingDesk, mattersHref, mattersTrail, MatterExample, ObjectiveField, publicObjectives } from './parts.tsx';

const schema = changeSchema.extend({ theme: z.string().min(1, 'Choose a theme') });

export const showChanges = (ctx: RequestContext): Promise<Reply> => changesPage(ctx, emptyForm);

/** For organisers: what changed because of a theme of what matters. They choose among the codes and see no answer. */
async function changesPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const desk = await askingDesk(ctx);
  authorise(ctx, 'publish themes', desk.organisationId);
  const frame = (await ctx.read((tx) => codeFrame(tx, desk.conversationId))).filter(({ mergedInto }) => !mergedInto);
  const objectives = await publicObjectives(ctx, desk.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: 'What changed because of a theme', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> What changed because of a theme</h1>
        <MatterExample desk={desk} />
        <p>Everyone reads it under <a href={`${mattersHref(desk)}/themes`}>what matters to people</a>, once that theme is shown. Whoever spoke of it sees it by their code.</p>
        <Form action={`${mattersHref(desk)}/changes`} csrfToken={ctx.csrf()} state={isInError || advice ? state : formState(dateValues('doneOn', londonDay(ctx.now)))}>
          <SelectField name="theme" label="Which theme?" items={[{ value: '', text: 'Choose a theme' }, ...frame.map(({ id, name }) => ({ value: id, text: name }))]} />
          <TextareaField name="words" label="What changed?" hint="Say what people will notice." rows={3} maxlength={1_000} />
          <DateField name="doneOn" legend="On which day?" />
          <ObjectiveField objectives={objectives} />
          <Button text="Save what changed" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

export async function takeThemeChange(ctx: RequestContext): Promise<Reply> {
  const desk = await askingDesk(ctx);
  const asked = await wordsAsked(ctx, schema, { fields: changeLabels });
  if (asked) return changesPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return changesPage(ctx, parsed.state);
  const { theme, words, doneOn, objective } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => recordChangeForTheme(tx, ctx, { organisationId: desk.organisationId, codeId: theme, words, doneOn, objectiveId: objective || null }));
    return redirect(`${mattersHref(desk)}/themes`);
  }, (errors) => changesPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
