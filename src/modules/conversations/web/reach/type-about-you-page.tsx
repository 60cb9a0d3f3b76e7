import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, parseForm, RadiosField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { typeAnswers } from '../../commands/reach/add-answers.ts';
import { authorise } from '../../data/acting.ts';
import type { AboutQuestion } from '../../data/reach/about-you-content.ts';
import { routeTitle, singleRoutes } from '../../domain/routes.ts';
import { savedAt } from '../saved.ts';
import { phaseHref, trail } from '../where.ts';
import { AboutYouFields, aboutYouShape, givenOf, hasAnswer } from './about-you-fields.tsx';
import { questionsAsked } from './about-you-page.tsx';

const schemaFor = (questions: readonly AboutQuestion[]) => z.object({
  route: z.enum(singleRoutes, 'Choose how it reached you'), saidOn: dateAnswer({ missing: 'Enter the day on which they said it', name: 'The day' }),
  agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what somebody agreed to'), ...aboutYouShape(questions),
});

async function askedForTyping(ctx: RequestContext) {
  const asked = await questionsAsked(ctx);
  authorise(ctx, 'type in for people', asked.conversation.organisationId);
  return asked;
}

/** Staff type in what somebody said about themselves, by phone, on paper or face to face. */
export const showTypeAboutYou = (ctx: RequestContext): Promise<Reply> => typePage(ctx, formState(dateValues('saidOn', londonDay(ctx.now))));

async function typePage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase, questions } = await askedForTyping(ctx);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in answers for somebody', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Type in answers for somebody</h1>
        <p>One form for one person. The answers are added to the totals at once, and nothing is kept about who gave them. They cannot be changed later.</p>
        <Form action={`${phaseHref(conversation, phase)}/entry/about-you`} csrfToken={ctx.csrf()} state={state}>
          <RadiosField name="route" legend="How did it reach you?" items={singleRoutes.map((route) => ({ value: route, text: routeTitle(route) }))} />
          <DateField name="saidOn" legend="On which day?" />
          <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: 'They agreed that I add their answers to the totals' }]} />
          <AboutYouFields questions={questions} />
          <Button text="Add their answers" />
        </Form>
      </div>
    ),
  });
}

export async function takeTypedAboutYou(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase, questions } = await askedForTyping(ctx);
  const schema = schemaFor(questions);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return typePage(ctx, parsed.state);
  const given = givenOf(questions, parsed.value);
  if (!hasAnswer(given)) return typePage(ctx, { ...typedState(schema, ctx.body), errors: [{ name: questions[0]?.code ?? '', text: 'Type in at least one answer' }] });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => typeAnswers(tx, ctx, { phaseId: phase.id, route: parsed.value.route, saidOn: parsed.value.saidOn, given }));
    return savedAt(`${phaseHref(conversation, phase)}/entry/about-you`, 'answers-typed');
  }, (errors) => typePage(ctx, { ...typedState(schema, ctx.body), errors }));
}
