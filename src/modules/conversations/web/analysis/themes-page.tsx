import { z } from 'zod';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, parseForm, TextareaField, TextField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { makeTheme } from '../../commands/analysis/keep-themes.ts';
import { mayDo } from '../../data/acting.ts';
import { codeFrame, codesInUse, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { conversationPage } from '../../queries/conversations.ts';
import { themesOf } from '../../queries/analysis/themes.ts';
import { ExampleMark } from '../parts.tsx';
import { trail } from '../where.ts';
import { codesHref, codingHref, conversationFor, themesHref } from './parts.tsx';

export const themeSchema = z.object({
  title: z.string().trim().min(3, 'Write a title').max(120, 'Use 120 letters or less'),
  statement: z.string().trim().min(10, 'Say in plain words what people told us').max(1_000, 'Use 1,000 letters or less'),
  codes: z.array(z.string()).min(1, 'Choose the codes that make the theme'),
});
export const themeLabels = { title: 'Title', statement: 'What people told us' };

export const ThemeFields = ({ frame }: { frame: readonly FrameCode[] }) => (
  <>
    <TextField name="title" label="Title" />
    <TextareaField name="statement" label="What people told us, in plain words" hint="Say what they said, not what we will do." rows={4} maxlength={1_000} />
    <CheckboxesField name="codes" legend="The codes that make it" small items={frame.map(({ id, name, uses }) => ({ value: id, text: name, hint: { text: `${uses} settled` } }))} />
  </>
);

/** Public: what is published. Those who code or publish also see drafts. */
export async function showThemes(ctx: RequestContext): Promise<Reply> {
  const { conversation, themes } = await ctx.read(async (tx) => {
    const found = await conversationPage(tx, ctx.params['code'] ?? '', ctx.now);
    return { conversation: found, themes: await themesOf(tx, found.id, { publishedOnly: !mayDo(ctx.viewer, 'code words', found.organisationId) && !mayDo(ctx.viewer, 'publish themes', found.organisationId) }) };
  });
  const does = (action: 'code words' | 'keep codes') => mayDo(ctx.viewer, action, conversation.organisationId);
  return page({
    title: `Themes: ${conversation.title}`, description: 'What people said, in themes, with the limits of what we heard.', currentSection: '/co-planning', breadcrumbs: trail(conversation),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Themes</h1>
        <ExampleMark conversation={conversation} />
        <p>People read every idea and comment and marked what it is about. A theme brings together what belongs together. Each one says how many told us so, and whom we did not hear.</p>
        {themes.length === 0 && <p>No theme is published yet. <a href={`/conversations/${conversation.code}`}>Read what people say</a>.</p>}
        {themes.map((theme) => (
          <section key={theme.id} aria-labelledby={`theme-${theme.id}`}>
            <h2 class="nhsuk-heading-m" id={`theme-${theme.id}`}><a href={theme.publishedAt ? `/themes/${theme.id}` : `/themes/${theme.id}/keeping`} data-quoted>{theme.title}</a> {!theme.publishedAt && <Tag colour="grey" text="Draft" />}</h2>
            <p data-quoted>{theme.statement}</p>
            {theme.contributions !== null && <p>{theme.contributions === 1 ? '1 idea or comment speaks' : `${theme.contributions} ideas and comments speak`} of it.</p>}
          </section>
        ))}
        {does('keep codes') && <Button href={`${themesHref(conversation)}/new`} text="Make a theme" />}
        {does('code words') && <p><a href={codingHref(conversation)}>Coding</a></p>}
      </div>
    ),
  });
}

export const showNewTheme = (ctx: RequestContext): Promise<Reply> => newPage(ctx, emptyForm);

async function newPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'keep codes');
  const frame = codesInUse(await ctx.read((tx) => codeFrame(tx, conversation.id)));
  const isInError = state.errors.length > 0;
  return page({
    title: 'Make a theme', currentSection: '/co-planning', breadcrumbs: [...trail(conversation), { text: 'Themes', href: themesHref(conversation) }], isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Make a theme</h1>
        {frame.length === 0 ? <p>A theme is made out of codes. <a href={codesHref(conversation)}>Write the first codes</a>.</p> : (
          <Form action={themesHref(conversation)} csrfToken={ctx.csrf()} state={state}>
            <p>Nothing is public before an organiser publishes it.</p>
            <ThemeFields frame={frame} />
            <Button text="Save it" />
            <WordsCheck advice={advice} />
          </Form>
        )}
      </div>
    ),
  });
}

export async function makeOneTheme(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'keep codes');
  const asked = await wordsAsked(ctx, themeSchema, { fields: themeLabels });
  if (asked) return newPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(themeSchema, ctx.body);
  if (!parsed.ok) return newPage(ctx, parsed.state);
  const { title, statement, codes } = parsed.value;
  const id = await ctx.write((tx) => makeTheme(tx, ctx, { conversationId: conversation.id, title, statement, codeIds: codes }));
  return redirect(`/themes/${id}/keeping`);
}
