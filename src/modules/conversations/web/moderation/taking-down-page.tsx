import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, RadiosField, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { decideWords } from '../../commands/decide-words.ts';
import { mayDo } from '../../data/acting.ts';
import { reasonFor, refusalReasons } from '../../data/conversation-content.ts';
import { wordsShown, type WordsShown } from '../../queries/shown-words.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({
  reason: z.string().max(40).refine((code) => reasonFor(code) !== undefined, 'Choose a reason'), note: z.string().trim().max(600, 'Use 600 letters or less').default(''), revision: z.coerce.number().int().min(1),
});

/** GET /moderation/:id/taking-down: words that are shown, and why they should not be any longer. */
export const showTakingDown = (ctx: RequestContext): Promise<Reply> => takingDownPage(ctx, emptyForm);

async function shownHere(ctx: RequestContext): Promise<WordsShown> {
  const id = ctx.params['id'] ?? '';
  const words = isId(id) ? await ctx.read((tx) => wordsShown(tx, id)) : undefined;
  if (!words || !mayDo(ctx.viewer, 'moderate conversations', words.organisationId)) throw new NotFound('These words are not shown, or they belong to another organisation.');
  return words;
}

async function takingDownPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { id, words, revision, href } = await shownHere(ctx);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Take words down', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }, { text: 'Words to read', href: '/moderation' }], isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Take words down</h1>
        <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
        <p>Everyone reads these words now. When you take them down, the reason stands in the public log without the words. The author reads it with their code and can ask another person to decide again.</p>
        <Form action={`/moderation/${id}/taking-down`} csrfToken={ctx.csrf()} state={state}>
          <HiddenField name="revision" value={revision} />
          <RadiosField name="reason" legend="Why?" items={refusalReasons.map(({ code, title }) => ({ value: code, text: title }))} />
          <TextareaField name="note" label="A word to the author (you can leave this out)" rows={2} />
          <Button text="Take these words down" variant="warning" />
          <WordsCheck advice={advice} />
        </Form>
        <p><a href={href}>Leave them as they are</a></p>
      </div>
    ),
  });
}

/** POST /moderation/:id/taking-down */
export async function takeDown(ctx: RequestContext): Promise<Reply> {
  await shownHere(ctx);
  const asked = await wordsAsked(ctx, schema, { fields: { note: 'A word to the author' } });
  if (asked) return takingDownPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return takingDownPage(ctx, parsed.state);
  const { reason, note, revision } = parsed.value;
  const answer = await ctx.write((tx) => decideWords(tx, ctx, { contributionId: ctx.params['id'] ?? '', outcome: 'hidden', reasonCode: reason, note, revision }));
  return savedAt('/moderation', answer === 'decided' ? 'words-down' : 'second-needed');
}
