import { z } from 'zod';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, Form, formState, FormErrorSummary, parseForm, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { chooseQuestions } from '../../commands/reach/plan-reach.ts';
import { aboutQuestions, perspectives } from '../../data/reach/about-you-content.ts';
import { reachPlanOf } from '../../queries/reach/reach-figures.ts';
import { ownPhaseAsked, reachHref, trail, type Place } from '../where.ts';

const schema = z.object({ questions: z.array(z.enum(aboutQuestions.map(({ code }) => code), 'Choose from the list')).default([]), sides: z.array(z.enum(perspectives.map(({ code }) => code), 'Choose from the list')).default([]) });

/** Organisers choose what people are asked about themselves, and from which sides votes may come. */
export async function showChooseQuestions(ctx: RequestContext): Promise<Reply> {
  const place = await ownPhaseAsked(ctx);
  const plan = await ctx.read((tx) => reachPlanOf(tx, place.phase.id));
  return questionsPage(ctx, place, formState({ questions: plan.questions, sides: plan.perspectives }));
}

function questionsPage(ctx: RequestContext, { conversation, phase }: Place, state: FormState): Reply {
  const isInError = state.errors.length > 0;
  return page({
    title: `What is asked: ${phase.title}`, breadcrumbs: [...trail(conversation, phase), { text: 'Whom it reaches', href: reachHref(phase) }], currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> What people are asked about themselves</h1>
        <p>Ask only what you will act on. Nobody has to answer, and “I would rather not say” stands with every question. Answers are added to totals; they are joined to nothing.</p>
        <p>Choose before it opens. A question that comes later is answered by fewer people, and its figures say so.</p>
        <Form action={`${reachHref(phase)}/questions`} csrfToken={ctx.csrf()} state={state}>
          <CheckboxesField name="questions" legend="Questions" items={aboutQuestions.map(({ code, title, ask }) => ({ value: code, text: title, hint: ask }))} small />
          <CheckboxesField name="sides" legend="Sides from which people may vote" items={perspectives.map(({ code, title }) => ({ value: code, text: title }))} small />
          <Button text="Save" />
        </Form>
      </div>
    ),
  });
}

export async function takeChosenQuestions(ctx: RequestContext): Promise<Reply> {
  const place = await ownPhaseAsked(ctx);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return questionsPage(ctx, place, parsed.state);
  await ctx.write((tx) => chooseQuestions(tx, ctx, { phaseId: place.phase.id, questions: parsed.value.questions, perspectives: parsed.value.sides }));
  return redirect(reachHref(place.phase));
}
