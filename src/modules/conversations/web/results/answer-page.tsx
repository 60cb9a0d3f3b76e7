import { z } from 'zod';
import { Forbidden, NotFound } from '#platform/errors';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { isId } from '#platform/ids';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';
import { answerTheme } from '../../commands/results/answer-theme.ts';
import { mayDo } from '../../data/acting.ts';
import { answerStates, answerTitle, type AnswerState } from '../../domain/results/answers.ts';
import { answerOfTheme, type ThemeAnswer } from '../../queries/results/theme-replies.ts';
import { themesHref } from '../analysis/parts.tsx';

const schema = z.object({
  state: z.enum(answerStates, 'Choose an answer'), words: z.string().trim().min(3, 'Say it in words').max(2_000, 'Use 2,000 letters or less'),
  evidence: z.string().trim().max(1_000, 'Use 1,000 letters or less'), objective: z.string(), number: z.coerce.number().int().min(0),
});
const labels = { words: 'In words', evidence: 'How anyone can see that' };

const hints: Readonly<Record<AnswerState, string>> = {
  'not decided': 'Say what you wait for, and until when.', doing: 'Say what changes, and by when.', done: 'Say what has changed.', cannot: 'Say why, and who could.',
};

const themeId = (ctx: RequestContext): string => ctx.params['id'] ?? '';

/** The form in which an organiser says what is done about a theme. */
export const showAnswerForm = (ctx: RequestContext): Promise<Reply> => answerPage(ctx);

async function answerPage(ctx: RequestContext, asked?: { state: FormState; advice?: Advice }): Promise<Reply> {
  const { theme, objectives } = await ctx.read(async (tx) => {
    const found = isId(themeId(ctx)) ? await answerOfTheme(tx, themeId(ctx)) : undefined;
    if (!found) throw new NotFound('This theme is not published.');
    if (!mayDo(ctx.viewer, 'answer themes', found.organisationId)) throw new Forbidden();
    return { theme: found, objectives: await objectiveLines(tx, { organisationId: found.organisationId, asAt: ctx.now }) };
  });
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: `Answer the theme: ${theme.title}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: 'Conversations', href: '/conversations' }, { text: theme.conversationTitle, href: `/conversations/${theme.conversationCode}` }, { text: 'Themes', href: themesHref({ code: theme.conversationCode }) }],
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{theme.title}</span> What do you do about it?</h1>
        <p data-quoted>{theme.statement}</p>
        <p>Everyone reads your answer beside the theme. People who follow the conversation wait for it.</p>
        <AnswerForm theme={theme} objectives={objectives} state={asked?.state ?? formState({ state: theme.state, words: theme.words, evidence: theme.evidence, objective: theme.objectiveId ?? '' })} advice={asked?.advice} csrfToken={ctx.csrf()} />
      </div>
    ),
  });
}

function AnswerForm({ theme, objectives, state, advice, csrfToken }: { theme: ThemeAnswer; objectives: readonly ObjectiveLine[]; state: FormState; advice: Advice | undefined; csrfToken: string }) {
  return (
    <Form action={`/themes/${theme.themeId}/answer`} csrfToken={csrfToken} state={state}>
      <HiddenField name="number" value={String(theme.number)} />
      <RadiosField name="state" legend="Your answer" items={answerStates.map((value) => ({ value, text: answerTitle[value], hint: { text: hints[value] } }))} />
      <TextareaField name="words" label={labels.words} hint="Plain words. Name no person." rows={4} maxlength={2_000} />
      <TextareaField name="evidence" label={`${labels.evidence} (optional)`} hint="A page, a date, a number." rows={2} maxlength={1_000} />
      {objectives.length > 0 && <SelectField name="objective" label="Objective that carries it (optional)" items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording.slice(0, 120) }))]} />}
      <Button text="Publish the answer" />
      <WordsCheck advice={advice} />
    </Form>
  );
}

export async function takeAnswer(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: labels });
  if (asked) return answerPage(ctx, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return answerPage(ctx, { state: parsed.state });
  const { objective, ...answer } = parsed.value;
  await ctx.write((tx) => answerTheme(tx, ctx, { themeId: themeId(ctx), objectiveId: objective === '' ? null : objective, ...answer }));
  return redirect(`/themes/${themeId(ctx)}#answer`);
}
