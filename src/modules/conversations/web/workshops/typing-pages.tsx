import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { isId } from '#platform/ids';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { typeVotes, typeWords } from '../../commands/type-words.ts';
import { authorise } from '../../data/acting.ts';
import { oncePerForm } from '../../data/typed-forms.ts';
import { newSending } from '../../domain/author-code.ts';
import { choiceNumber, choices } from '../../domain/choices.ts';
import { paperName } from '../../domain/hands.ts';
import { routeTitle, singleRoutes } from '../../domain/routes.ts';
import { ideasByItem } from '../../queries/workshops.ts';
import { writtenIn } from '../../domain/languages.ts';
import { sendingFields } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { LanguageField, languageOf } from '../languages/version-parts.tsx';
import { savedAt } from '../saved.ts';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { choiceTitle } from '../words.ts';
import { CodeTable } from './code-table.tsx';
import { PaperName } from './hands-fields.tsx';

/** The questions of every form in which staff type in what one person said. */
const saidBy = {
  route: z.enum(singleRoutes, 'Choose how it reached you'), saidOn: dateAnswer({ missing: 'Enter the day on which they said it', name: 'The day' }),
  agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what somebody agreed to'), sending: sendingFields.sending,
};
const wordsSchema = z.object({
  words: wordsField('Write what they said'), language: z.unknown().transform(languageOf), parent: z.string().refine((id) => id === '' || isId(id), 'Choose an idea').default(''),
  district: z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''), ...saidBy,
  under16: z.array(z.literal('yes')).default([]), adultAgreed: z.array(z.literal('yes')).default([]),
});

const SaidBy = ({ agreement }: { agreement: string }) => (
  <>
    <RadiosField name="route" legend="How did it reach you?" items={singleRoutes.map((route) => ({ value: route, text: routeTitle(route) }))} />
    <DateField name="saidOn" legend="On which day?" />
    <HiddenField name="sending" value={newSending()} />
    <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: agreement }]} />
  </>
);

async function placeForTyping(ctx: RequestContext) {
  const place = await placeAsked(ctx);
  authorise(ctx, 'type in for people', place.conversation.organisationId);
  return place;
}

const today = (ctx: RequestContext): FormState => formState(dateValues('saidOn', londonDay(ctx.now)));

export const showTypeWords = (ctx: RequestContext): Promise<Reply> => wordsPage(ctx, today(ctx));

async function wordsPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const ideas = (await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, limit: 300 }))).filter(({ kind }) => kind === 'idea');
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in words for somebody', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError, ...(isInError ? { status: 422 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Type in words for somebody</h1>
        <p data-quoted>{phase.question}</p>
        <p>They count like words that come online, and are read before they are shown. Do not write who said them. We keep the way they came and the day, and how much you typed that day.</p>
        <Form action={`${phaseHref(conversation, phase)}/entry/words`} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="What do they say?" hint="In their own words" rows={4} maxlength={2_000} />
          <LanguageField label="Which language are these words in?" />
          <SelectField name="parent" label="Is it a comment on an idea?" items={[{ value: '', text: 'No, it is an idea of its own' }, ...ideas.map(({ id, item, words }) => ({ value: id, text: `${paperName(item)} ${words.slice(0, 80)}` }))]} />
          <TextField name="district" label="First half of their postcode (you can leave this out)" hint="Such as OX4" width={5} />
          <SaidBy agreement="They agreed that I type in their words, and that everyone may read them" />
          <CheckboxesField name="under16" legend="Children and young people" items={[{ value: 'yes', text: 'They are under 16', hint: 'Then we keep no place.' }]} />
          <CheckboxesField name="adultAgreed" legend="If they are under 16" items={[{ value: 'yes', text: 'An adult who looks after them agreed' }]} />
          <Button text="Save their words" />
        </Form>
        <p>Did they fill in a vote sheet? <a href={`${phaseHref(conversation, phase)}/entry/votes`}>Type in their votes</a>. Is it a pile of sheets? Set up a pile as a workshop, so that two people enter it.</p>
      </div>
    ),
  });
}

export async function takeTypedWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(wordsSchema, ctx.body);
  if (!parsed.ok) return wordsPage(ctx, parsed.state);
  const { conversation, phase } = await placeForTyping(ctx);
  const { words, language, parent, district, route, saidOn, under16, adultAgreed } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { answer: typed } = await oncePerForm(ctx, parsed.value.sending, () => ctx.write((tx) => typeWords(tx, ctx, { phaseId: phase.id, parentId: parent || null, words, language, route, district: district || null, saidOn, isUnder16: under16.length > 0, hasAdultAgreed: adultAgreed.length > 0 })));
    return page({
      title: 'Their words are in', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
      content: (
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Their words are in</h1>
          <CodeTable typed={[typed]} />
          <p><a href={`${phaseHref(conversation, phase)}/entry/words`}>Type in the next</a></p>
        </div>
      ),
    });
  }, (errors) => wordsPage(ctx, { ...typedState(wordsSchema, ctx.body), errors }));
}

const voteSchemaFor = (items: readonly number[]) => z.object({ ...saidBy, ...Object.fromEntries(items.map((item) => [`vote-${item}`, z.enum(choices).or(z.literal('')).default('')])) });
const SHEET = 40;

export const showTypeVotes = (ctx: RequestContext): Promise<Reply> => votesPage(ctx, today(ctx));

async function votesPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const ideas = await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, limit: SHEET }));
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in votes for somebody', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError, ...(isInError ? { status: 422 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Type in votes for somebody</h1>
        <p>One form for one person. The votes are added to the counts at once, and nothing is kept about who voted what. They cannot be changed later.</p>
        {ideas.length === 0 ? <p>No idea is shown yet.</p> : (
          <Form action={`${phaseHref(conversation, phase)}/entry/votes`} csrfToken={ctx.csrf()} state={state}>
            <SaidBy agreement="They agreed that I type in their votes" />
            {ideas.map(({ item, words, language }) => <RadiosField key={item} name={`vote-${item}`} legend={{ html: <><span {...writtenIn(language)} data-quoted>{words}</span> <PaperName item={item} /></> }} inline small items={choices.map((choice) => ({ value: choice, text: choiceTitle[choice] }))} />)}
            <Button text="Add their votes" />
          </Form>
        )}
      </div>
    ),
  });
}

export async function takeTypedVotes(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const items = (await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, limit: SHEET }))).map(({ item }) => item);
  const schema = voteSchemaFor(items);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return votesPage(ctx, parsed.state);
  const answers = parsed.value as unknown as Record<string, string>;
  const votes = items.flatMap((item) => choices.filter((choice) => answers[`vote-${item}`] === choice).map((choice) => ({ item, choice: choiceNumber[choice] })));
  if (votes.length === 0) return votesPage(ctx, { ...typedState(schema, ctx.body), errors: [{ name: `vote-${items[0]}`, text: 'Choose their vote on at least one idea' }] });
  return refusedOrOvertakenInForm(async () => {
    const { isRepeat } = await oncePerForm(ctx, parsed.value.sending, () => ctx.write((tx) => typeVotes(tx, ctx, { phaseId: phase.id, route: parsed.value.route, saidOn: parsed.value.saidOn, votes })));
    return savedAt(`${phaseHref(conversation, phase)}/entry/votes`, isRepeat ? 'votes-sent-before' : 'votes-typed');
  }, (errors) => votesPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
