import { z } from 'zod';
import { isId } from '#platform/ids';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { typeWords } from '../../commands/type-words.ts';
import { oncePerForm } from '../../data/typed-forms.ts';
import { paperName } from '../../domain/hands.ts';
import { ideasByItem } from '../../queries/workshops.ts';
import { wordsField } from '../sending/words-field.ts';
import { LanguageField, languageOf } from '../languages/version-parts.tsx';
import { phaseHref, trail } from '../where.ts';
import { CodeTable } from './code-table.tsx';
import { placeForTyping, SaidBy, saidBy, today } from './typing-parts.tsx';

const wordsSchema = z.object({
  words: wordsField('Write what they said'), language: z.unknown().transform(languageOf), parent: z.string().refine((id) => id === '' || isId(id), 'Choose an idea').default(''),
  district: z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''), ...saidBy,
  quote: z.array(z.literal('yes')).default([]), under16: z.array(z.literal('yes')).default([]), adultAgreed: z.array(z.literal('yes')).default([]),
});

export const showTypeWords = (ctx: RequestContext): Promise<Reply> => wordsPage(ctx, today(ctx));

async function wordsPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await placeForTyping(ctx);
  const ideas = (await ctx.read((tx) => ideasByItem(tx, { phaseId: phase.id, limit: 300 }))).filter(({ kind }) => kind === 'idea');
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in words for somebody', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
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
          <CheckboxesField name="quote" legend="May we quote them?" items={[{ value: 'yes', text: 'They agreed that we quote their words', hint: 'Never under 16. They can take it back with their code.' }]} />
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
  const { words, language, parent, district, route, saidOn, quote, under16, adultAgreed } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { answer: typed } = await oncePerForm(ctx, parsed.value.sending, () => ctx.write((tx) => typeWords(tx, ctx, { phaseId: phase.id, parentId: parent || null, words, language, route, district: district || null, saidOn, isUnder16: under16.length > 0, hasAdultAgreed: adultAgreed.length > 0, mayQuote: quote.length > 0 })));
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
