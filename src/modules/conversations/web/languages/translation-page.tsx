import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, RadiosField, SelectField, TextareaField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { takeTranslationAway, translateWords } from '../../commands/languages/translate-words.ts';
import { authorise } from '../../data/acting.ts';
import { languageName, languages, ownLanguageName, writtenIn } from '../../domain/languages.ts';
import { shownPlace } from '../../queries/phase-place.ts';
import { translationsOf } from '../../queries/languages/phase-words.ts';
import { savedAt } from '../saved.ts';
import { Translations } from './version-parts.tsx';

const schema = z.object({
  language: z.enum(languages, 'Choose a language'), words: z.string().trim().min(3, 'Write what the words say').max(4_000, 'Use 4,000 letters or less'), by: z.enum(['person', 'program'], 'Say who translated it'),
});
const awaySchema = z.object({ language: z.enum(languages) });

export const showTranslations = (ctx: RequestContext): Promise<Reply> => translationPage(ctx, emptyForm);

/** What shown words say in other languages. The originals stay first. */
async function translationPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const found = await ctx.read((tx) => shownPlace(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'translate words', found.organisationId);
  const translations = (await ctx.read((tx) => translationsOf(tx, [found.contributionId]))).get(found.contributionId) ?? [];
  const isInError = state.errors.length > 0;
  return page({
    title: 'What it says in another language', currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: found.phaseTitle, href: found.href }, { text: 'The idea', href: found.ideaHref }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">What it says in another language</h1>
        <p>The words, in {languageName(found.language)}:</p>
        <blockquote class="nhsuk-inset-text" data-quoted><p {...writtenIn(found.language)}>{found.words}</p></blockquote>
        {translations.length > 0 && <h2 class="nhsuk-heading-m">What stands beside them</h2>}
        {translations.map((each) => (
          <Form key={each.language} action={`/words/${found.contributionId}/translations/removal`} csrfToken={ctx.csrf()}>
            <Translations translations={[each]} />
            <HiddenField name="language" value={each.language} />
            <Button text="Take it away" variant="secondary" small ariaLabel={`Take the ${languageName(each.language)} translation away`} />
          </Form>
        ))}
        <Form action={`/words/${found.contributionId}/translations`} csrfToken={ctx.csrf()} state={state}>
          <h2 class="nhsuk-heading-m">Write it down</h2>
          <p>It stands beside the words and says that it is a translation. If the author changes the words, it goes.</p>
          <SelectField name="language" label="Into which language?" items={[{ value: '', text: 'Choose a language' }, ...languages.map((code) => ({ value: code, text: code === 'en' ? 'English' : `${languageName(code)} (${ownLanguageName(code)})` }))]} />
          <TextareaField name="words" label="What do the words say?" hint="As they were meant. Nothing more, nothing less." rows={4} maxlength={4_000} />
          <RadiosField name="by" legend="Who translated it?" items={[{ value: 'person', text: 'A person who knows both languages' }, { value: 'program', text: 'A program, and nobody has checked it' }]} />
          <Button text="Save the translation" />
        </Form>
      </div>
    ),
  });
}

export async function addTranslation(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return translationPage(ctx, parsed.state);
  const { language, words, by } = parsed.value;
  const contributionId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => translateWords(tx, ctx, { contributionId, language, words, isByMachine: by === 'program' }));
    return savedAt(`/words/${contributionId}/translations`, 'kept');
  }, (errors) => translationPage(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function removeTranslation(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(awaySchema, ctx.body);
  if (!parsed.ok) return translationPage(ctx, emptyForm);
  const contributionId = ctx.params['id'] ?? '';
  await ctx.write((tx) => takeTranslationAway(tx, ctx, { contributionId, language: parsed.value.language }));
  return savedAt(`/words/${contributionId}/translations`, 'kept');
}
