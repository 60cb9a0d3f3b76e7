import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, PaperForm, parseForm, RadiosField, TextareaField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { SendTo, waysToReach } from '#modules/directory';
import { typeAnswer } from '../../commands/matters/answer.ts';
import { authorise } from '../../data/acting.ts';
import { routeTitle, singleRoutes } from '../../domain/routes.ts';
import { CodeTable } from '../workshops/code-table.tsx';
import { askingDesk, districtAnswer, mattersHref, mattersTrail, MatterExample, QUESTION, wordsAnswer } from './parts.tsx';

const tick = z.array(z.literal('yes')).default([]);
const schema = z.object({
  words: wordsAnswer('Write what they said'), district: districtAnswer, route: z.enum(singleRoutes, 'Choose how it reached you'), saidOn: dateAnswer({ missing: 'Enter the day on which they said it', name: 'The day' }),
  agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what somebody agreed to'), under16: tick, adultAgreed: tick,
});

async function deskForTyping(ctx: RequestContext) {
  const desk = await askingDesk(ctx);
  authorise(ctx, 'type in for people', desk.organisationId);
  return desk;
}

export const showEntry = (ctx: RequestContext): Promise<Reply> => entryPage(ctx, formState(dateValues('saidOn', londonDay(ctx.now))));

async function entryPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const desk = await deskForTyping(ctx);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in what matters to somebody', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> Type in what matters to somebody</h1>
        <p>Ask “{QUESTION}”, and write down what they say in their own words. Leave out who they are, and anything from their record. We keep the way it came and the day: nothing about who said it, and nothing about who typed it in.</p>
        <Form action={`${mattersHref(desk)}/entry`} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="What do they say?" hint="In their own words" rows={5} maxlength={2_000} />
          <TextField name="district" label="First half of their postcode (you can leave this out)" hint="Such as OX4" width={5} />
          <RadiosField name="route" legend="How did it reach you?" items={singleRoutes.map((route) => ({ value: route, text: routeTitle(route) }))} />
          <DateField name="saidOn" legend="On which day?" />
          <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: 'They agreed that I type in their answer, that two trained people read it, and that it is counted' }]} />
          <CheckboxesField name="under16" legend="Children and young people" items={[{ value: 'yes', text: 'They are under 16', hint: 'Then we keep no place.' }]} />
          <CheckboxesField name="adultAgreed" legend="If they are under 16" items={[{ value: 'yes', text: 'An adult who looks after them agreed' }]} />
          <Button text="Save their answer" />
        </Form>
      </div>
    ),
  });
}

export async function takeEntry(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return entryPage(ctx, parsed.state);
  const desk = await deskForTyping(ctx);
  const { words, district, route, saidOn, agreed, under16, adultAgreed } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const typed = await ctx.write((tx) => typeAnswer(tx, ctx, { organisationId: desk.organisationId, words, route, district: district || null, saidOn, hasAgreed: agreed.length > 0, isUnder16: under16.length > 0, hasAdultAgreed: adultAgreed.length > 0 }));
    return page({
      title: 'Their answer is in', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
      content: (
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> Their answer is in</h1>
          <CodeTable typed={[typed]} />
          <p>Tell them where to use it: <a href="/your-answer">your answer</a>. It opens nothing under “your words”.</p>
          <p><a href={`${mattersHref(desk)}/entry`}>Type in the next</a></p>
        </div>
      ),
    });
  }, (errors) => entryPage(ctx, { ...typedState(schema, ctx.body), errors }));
}

/** The same question on one sheet of paper: no name, nothing to sign. */
export async function printAnswerForm(ctx: RequestContext): Promise<Reply> {
  const desk = await askingDesk(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, desk.organisationId));
  return page({
    title: `Form to print: ${QUESTION}`, breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
    content: (
      <PaperForm title={QUESTION} caption={desk.name} back={{ href: mattersHref(desk), text: 'Go back' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'What matters to you? Use your own words.', lines: 8 },
        { text: 'First half of your postcode, such as OX4. You can leave this out.', lines: 1 },
        { text: 'May staff type in your answer?', boxes: ['I agree that staff type in my answer, that two trained people read it, and that it is counted'] },
        { text: 'Are you under 16? Then an adult who looks after you has to agree.', boxes: ['I am under 16', 'I am the adult, and I agree'] },
        { text: 'Would you like a code, to see what became of your answer? Ask whoever types it in.', boxes: ['I would like my code'] },
      ]}>
        <MatterExample desk={desk} />
        <p>Your answer is private. You do not give your name, and there is nothing to sign. Please leave out names of other people. Everyone sees only what many answers have in common.</p>
        <p>This is not an emergency service. If somebody is in danger now, call 999. If you need to talk to someone, call Samaritans free on 116 123.</p>
      </PaperForm>
    ),
  });
}
