import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { get, listPage, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { themesOfOrganisation } from '#modules/conversations';
import { organisationsById } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { promoteStory, tellStory } from '../../commands/past/stories.ts';
import { exampleStoryId } from '../../data/demo-ids.ts';
import { sentences } from '../../permissions.ts';
import { storyLines, type StoryLine } from '../../queries/past.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { crumbs, home } from '../words.ts';

const may = 'tell what worked';

/** Appreciative stories: what people are proud of, from conversations and from here (requirement S53). */
export const storyRoutes: readonly Route[] = [
  get('/inquiry/stories', may, (ctx) => showStories(ctx, { state: emptyForm })),
  post('/inquiry/stories', may, (ctx) => takeStory(ctx)),
  post('/inquiry/stories/:id/promotion', may, promote, { example: { id: exampleStoryId } }),
];

const schema = z.object({
  organisationId: z.uuid('Choose an organisation'), themeId: z.union([z.literal(''), z.uuid('Choose a theme from the list')]).default(''), title: z.string().trim().min(3, 'Give it a title').max(200, 'Use 200 letters or less'),
  whatHappened: z.string().trim().min(3, 'Say what happened').max(2000, 'Use 2,000 letters or less'), whatMadeItPossible: z.string().trim().max(1000, 'Use 1,000 letters or less').default(''),
});

async function showStories(ctx: RequestContext, shown: Shown): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, may);
  const { list, places, themes } = await ctx.read(async (tx) => ({
    list: await listPage(ctx, (at) => storyLines(tx, { page: at })), places: [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly), themes: (await Promise.all(own.map((id) => themesOfOrganisation(tx, id)))).flat(),
  }));
  return page({
    title: 'What worked', isInError: shown.state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbs(home),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={shown.state} />
        <h1 class="nhsuk-heading-l">What worked</h1>
        <p>What are we proud of? Stories as people told them, from conversations and from here. A story can become the draft of a case study.</p>
        {list.total === 0 && <p>No story is told yet.</p>}
        {list.lines.map((story) => <Story story={story} csrfToken={ctx.csrf()} />)}
        <PagesOf list={list} home="/inquiry/stories" what="stories" />
        <h2 class="nhsuk-heading-m">Tell one</h2>
        <Form action="/inquiry/stories" csrfToken={ctx.csrf()} state={shown.state}>
          <SelectField name="organisationId" label="Organisation" items={places.map(({ id, name }) => ({ value: id, text: name }))} />
          <SelectField name="themeId" label="Was it heard in a conversation? Choose the theme" items={[{ value: '', text: 'No, it is told here' }, ...themes.map(({ id, title, conversationTitle }) => ({ value: id, text: `${title} (${conversationTitle})` }))]} />
          <TextField name="title" label="Title" />
          <TextareaField name="whatHappened" label="What happened?" hint="Nobody should be recognised by it. Leave out names." rows={4} maxlength={2000} />
          <TextareaField name="whatMadeItPossible" label="What made it possible?" rows={3} maxlength={1000} />
          <Button text="Keep the story" />
          <WordsCheck advice={shown.advice} />
        </Form>
      </div>
    ),
  });
}

function Story({ story: { id, title, whatHappened, whatMadeItPossible, theme, themeId, source, isPromoted, takenUpAs }, csrfToken }: { story: StoryLine; csrfToken: string }) {
  return (
    <section aria-labelledby={`story-${id}`}>
      <h2 class="nhsuk-heading-s" id={`story-${id}`} data-quoted>{title}</h2>
      <p data-quoted>{whatHappened}</p>
      {whatMadeItPossible && <p>What made it possible: <span data-quoted>{whatMadeItPossible}</span></p>}
      <p class="nhsuk-body-s">{themeId && theme ? <>Heard in a conversation: <a href={`/themes/${themeId}`}>{theme}</a></> : source === 'achievement' ? 'Reached under the last strategy' : 'Told here'}</p>
      {takenUpAs ? <p><a href={takenUpAs}>The case study</a></p> : isPromoted ? <p>It waits as a draft for a case study.</p> : <Form action={`/inquiry/stories/${id}/promotion`} csrfToken={csrfToken}><Button variant="secondary" text="Make it a draft for a case study" attributes={{ 'aria-label': `Make it a draft for a case study: ${title}` }} /></Form>}
    </section>
  );
}

const takeStory = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  schema,
  act: async (value) => {
    await ctx.write((tx) => tellStory(tx, ctx, value));
    return savedAt('/inquiry/stories', 'worked-told');
  },
  again: (shown) => showStories(ctx, shown),
});

async function promote(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => promoteStory(tx, ctx, ctx.params['id'] ?? ''));
  return savedAt('/inquiry/stories', 'worked-promoted');
}
