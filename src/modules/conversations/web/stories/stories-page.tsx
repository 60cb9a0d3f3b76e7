import { page, type Reply, type RequestContext } from '#platform/http';
import { mayDo } from '../../data/acting.ts';
import { writtenIn } from '../../domain/languages.ts';
import { conversationPage, type ConversationHead } from '../../queries/conversations.ts';
import { storiesOf, wordsToLearnFrom, type Story } from '../../queries/stories.ts';
import { ExampleMark, NotForEmergencies, RouteLine } from '../parts.tsx';
import { conversationHref, ideaHref, trail } from '../where.ts';

/** GET /conversations/:code/stories: what people lived through, told because they said that we may. */
export async function showStories(ctx: RequestContext): Promise<Reply> {
  const { conversation, stories, lessons } = await ctx.read(async (tx) => {
    const found = await conversationPage(tx, ctx.params['code'] ?? '', ctx.now);
    return { conversation: found, stories: await storiesOf(tx, found.id), lessons: mayDo(ctx.viewer, 'organise conversations', found.organisationId) || mayDo(ctx.viewer, 'code words', found.organisationId) ? await wordsToLearnFrom(tx, found.id) : null };
  });
  return page({
    title: 'Stories', breadcrumbs: trail(conversation), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Stories</h1>
        <ExampleMark conversation={conversation} />
        <p>These are stories of what people lived through. Their authors said, with their code, that we may tell them. They can say no at any time, and then the story is gone from here.</p>
        {stories.length === 0 && <p>No story is told here yet.</p>}
        <StoryList conversation={conversation} stories={stories} />
        <h2 class="nhsuk-heading-m">Tell your own</h2>
        <p>Send it as an idea or a comment in <a href={conversationHref(conversation)}>a part that is open</a>. Then enter your code at <a href="/your-words">your words</a>, and say what we may do with it.</p>
        {lessons && <Lessons conversation={conversation} lessons={lessons} />}
        <NotForEmergencies />
      </div>
    ),
  });
}

const StoryList = ({ conversation, stories }: { conversation: ConversationHead; stories: readonly Story[] }) => (
  <ul class="nhsuk-list allied-ideas">
    {stories.map((story) => (
      <li key={story.id} class="allied-idea">
        <p class="allied-idea__words" {...writtenIn(story.language)} data-quoted>{story.words}</p>
        <RouteLine words={story} />
        <p><a href={ideaHref(conversation, { position: story.phasePosition }, { id: story.parentId ?? story.id })} aria-label={`Where it was said: ${story.words.slice(0, 80)}`}>Where it was said</a></p>
      </li>
    ))}
  </ul>
);

const Lessons = ({ conversation, lessons }: { conversation: ConversationHead; lessons: readonly Story[] }) => (
  <section aria-labelledby="lessons">
    <h2 class="nhsuk-heading-m" id="lessons">For your organisation: words to learn from</h2>
    <p>Only people of the organisation see this list. Their authors let you use these words in training and to make care or work better. Look here each time before you use them: who says no is gone from the list.</p>
    {lessons.length === 0 && <p>Nobody has said yes yet.</p>}
    <StoryList conversation={conversation} stories={lessons} />
  </section>
);
