import { z } from 'zod';
import { Forbidden } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, HiddenField, parseForm, SelectField, TextareaField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { typeWorkshopWords, type TypedWords } from '../../commands/type-words.ts';
import { oncePerForm } from '../../data/typed-forms.ts';
import { newSending } from '../../domain/author-code.ts';
import { sendingFields } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { LanguageField, languageOf } from '../languages/version-parts.tsx';
import { CodeTable } from './code-table.tsx';
import { workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

const BOXES = 10;
const numbers = Array.from({ length: BOXES }, (_, at) => at + 1);
const words = z.string().trim().max(2_000, 'Use 2,000 letters or less').default('');
const schema = z.object({ sending: sendingFields.sending, language: z.unknown().transform(languageOf), ...Object.fromEntries(numbers.flatMap((n): [string, z.ZodType][] => [[`words-${n}`, words], [`language-${n}`, z.string().default('').transform((typed) => (typed === '' ? '' : languageOf(typed)))], [`quote-${n}`, z.array(z.string()).default([])]])) });
const commentSchema = z.object({ idea: z.string().refine(isId, 'Choose the idea it is about'), words: wordsField('Write the comment'), commentLanguage: z.unknown().transform(languageOf), sending: sendingFields.sending });

export const showWords = (ctx: RequestContext): Promise<Reply> => wordsPage(ctx, { ideas: emptyForm, comment: emptyForm });

async function wordsPage(ctx: RequestContext, { ideas, comment }: { ideas: FormState; comment: FormState }): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn) throw new Forbidden();
  const here = workshopHref(workshop);
  const choices = [...workshop.own.filter(({ kind, state }) => kind === 'idea' && (state === 'held' || state === 'shown')), ...workshop.sheet];
  const isInError = ideas.errors.length > 0 || comment.errors.length > 0;
  return page({
    title: 'Type in what they said', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={{ values: {}, errors: [...ideas.errors, ...comment.errors] }} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> Type in what they said</h1>
        <p data-quoted>{workshop.question}</p>
        <p>In their own words, as they said or wrote them. No names. A person reads everything before it is shown, as with words that come online.</p>
        <h2 class="nhsuk-heading-m">Ideas</h2>
        {workshop.entries.length > 0 && !workshop.isCounted && <p>Hands were entered already. Add only what stands on the paper and is missing here. Who enters the hands again enters those of the new idea, too, and the difference is settled from the paper.</p>}
        {workshop.isCounted ? <p>The hands of this workshop count, so no more ideas can be added here. You can type in an idea of one person as said in person.</p> : (
          <Form action={`${here}/words`} csrfToken={ctx.csrf()} state={ideas}>
            <HiddenField name="sending" value={newSending()} />
            <LanguageField label="Which language are most of these ideas in?" />
            {numbers.map((n) => (
              <div key={n}>
                <TextareaField name={`words-${n}`} label={`Idea ${n}`} rows={2} />
                <LanguageField name={`language-${n}`} label={`Language of idea ${n}`} first="The same as most" />
                {workshop.quotes === 'some' && <CheckboxesField name={`quote-${n}`} legend={{ html: <span class="nhsuk-u-visually-hidden">Idea {n}</span> }} small items={[{ value: 'yes', text: 'They agreed to be quoted' }]} />}
              </div>
            ))}
            <p>Leave boxes empty that you do not need. If there are more than {BOXES}, come back to this page.</p>
            <Button text="Save the ideas" />
          </Form>
        )}
        <h2 class="nhsuk-heading-m">A comment on an idea</h2>
        {choices.length === 0 ? <p>There is no idea to comment on yet.</p> : (
          <Form action={`${here}/comments`} csrfToken={ctx.csrf()} state={comment}>
            <HiddenField name="sending" value={newSending()} />
            <SelectField name="idea" label="Which idea is it about?" items={[{ value: '', text: 'Choose an idea' }, ...choices.map(({ id, words: text }) => ({ value: id, text: text.slice(0, 90) }))]} />
            <TextareaField name="words" label="The comment" rows={3} maxlength={2_000} />
            <LanguageField name="commentLanguage" label="Which language is it in?" />
            <Button text="Save the comment" variant="secondary" />
          </Form>
        )}
      </div>
    ),
  });
}

export async function takeWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return wordsPage(ctx, { ideas: parsed.state, comment: emptyForm });
  const { sending, language, ...rest } = parsed.value;
  const answers = rest as Record<string, string | string[]>;
  const said = numbers.map((n) => ({ words: String(answers[`words-${n}`] ?? ''), mayQuote: (answers[`quote-${n}`] ?? []).includes('yes'), language: String(answers[`language-${n}`] ?? '') || language, n })).filter((each) => each.words !== '');
  const tooShort = said.filter((each) => each.words.length < 3);
  if (said.length === 0 || tooShort.length > 0) return wordsPage(ctx, { ideas: { ...typedState(schema, ctx.body), errors: [{ name: `words-${tooShort[0]?.n ?? 1}`, text: 'Write an idea of three letters or more' }] }, comment: emptyForm });
  return refusedOrOvertakenInForm(async () => afterwards(ctx, await keepOnce(ctx, sending, { said })), (errors) => wordsPage(ctx, { ideas: { ...typedState(schema, ctx.body), errors }, comment: emptyForm }));
}

export async function takeComment(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(commentSchema, ctx.body);
  if (!parsed.ok) return wordsPage(ctx, { ideas: emptyForm, comment: parsed.state });
  return refusedOrOvertakenInForm(async () => afterwards(ctx, await keepOnce(ctx, parsed.value.sending, { parentId: parsed.value.idea, said: [{ words: parsed.value.words, mayQuote: false, language: parsed.value.commentLanguage }] })),
    (errors) => wordsPage(ctx, { ideas: emptyForm, comment: { ...typedState(commentSchema, ctx.body), errors } }));
}

const keepOnce = async (ctx: RequestContext, sending: string | undefined, typing: Omit<Parameters<typeof typeWorkshopWords>[2], 'workshopId'>): Promise<TypedWords[]> =>
  (await oncePerForm(ctx, sending, () => ctx.write((tx) => typeWorkshopWords(tx, ctx, { workshopId: ctx.params['id'] ?? '', ...typing })))).answer;

/** The codes, once: the only way for those who spoke to see what became of their words. */
async function afterwards(ctx: RequestContext, typed: readonly TypedWords[]): Promise<Reply> {
  const { workshop } = await workshopAsked(ctx);
  return page({
    title: 'Typed in', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> {typed.length === 1 ? '1 is typed in' : `${typed.length} are typed in`}</h1>
        <CodeTable typed={typed} />
        <Button href={workshop.entries.length === 0 ? `${workshopHref(workshop)}/hands` : workshopHref(workshop)} text={workshop.entries.length === 0 ? 'Enter the hands' : 'Go back to the workshop'} />
        <p><a href={`${workshopHref(workshop)}/words`}>Type in more</a></p>
      </div>
    ),
  });
}
