import { page, pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { rankedByHeardLess, rankedWords, resultOrders } from '../../queries/results/result.ts';
import { themesToDecide } from '../../queries/results/theme-replies.ts';
import { themesHref } from '../analysis/parts.tsx';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, trail } from '../where.ts';
import { timesSentence } from '../words.ts';
import { AllWords, PAGE_SIZE, type WordsView } from './all-words.tsx';
import { Method } from './method.tsx';
import { groupsHref, NoResultYet, resultAsked, resultsHref, VersionNote, type ResultPlace } from './parts.tsx';
import { Rankings, RANKING_SIZE } from './rankings.tsx';
import { ThemesToDecide } from './themes-to-decide.tsx';

/** What came out of a phase, for everyone: both rankings, the themes to decide on, and the figures of every idea. */
export async function showResults(ctx: RequestContext): Promise<Reply> {
  const place = await resultAsked(ctx);
  const { conversation, phase, head } = place;
  return page({
    title: `Results: ${phase.title}`, description: 'What people back most, and what people who are heard less back most.', currentSection: '/co-planning', breadcrumbs: trail(conversation, phase),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> What came of it</h1>
        <ExampleMark conversation={conversation} />
        <p class="nhsuk-lede-text nhsuk-u-reading-width" data-quoted>{phase.question}</p>
        <p>{timesSentence(phase)}</p>
        {head ? await contentOf(ctx, place, head) : <NoResultYet phase={phase} />}
        <p><a href={phaseHref(conversation, phase)}>Read the ideas</a> · <a href={themesHref(conversation)}>Themes</a></p>
      </>
    ),
  });
}

async function contentOf(ctx: RequestContext, place: ResultPlace, head: NonNullable<ResultPlace['head']>) {
  const { conversation, phase } = place;
  const kind = ctx.query['kind'] === 'comment' ? 'comment' : 'idea';
  const total = kind === 'idea' ? head.madeFrom.ideas : head.madeFrom.comments;
  const [ranking, list] = [pageOf(pageAsked(ctx, 'ranking'), head.madeFrom.ideas, RANKING_SIZE), pageOf(pageAsked(ctx), total, PAGE_SIZE)];
  const order = resultOrders.find((each) => each === ctx.query['order']) ?? 'adjusted';
  const found = await ctx.read(async (tx) => {
    const [both, at] = [{ resultId: head.id, offset: (ranking - 1) * RANKING_SIZE, limit: RANKING_SIZE }, { resultId: head.id, offset: (list - 1) * PAGE_SIZE, limit: PAGE_SIZE }];
    return {
      themes: await themesToDecide(tx, { conversationId: conversation.id, resultId: head.id }),
      overall: await rankedWords(tx, { ...both, kind: 'idea', order: 'adjusted' }), less: await rankedByHeardLess(tx, both), rows: await rankedWords(tx, { ...at, kind, order }),
    };
  });
  const here = resultsHref(conversation, phase);
  const view: WordsView = { kind, order, page: list, total, rows: found.rows };
  return (
    <>
      <VersionNote head={head} here={here} />
      {!head.hasInPerson && <p class="nhsuk-u-reading-width">This is what was heard online. What was heard in person joins it a week after the end, when all paper is typed in.</p>}
      <p><a href={groupsHref(conversation, phase)}>Where people stand: groups, and ideas that bring them together</a></p>
      <Rankings place={place} overall={found.overall} less={found.less} total={head.madeFrom.ideas} page={ranking} hrefOf={(to) => `${here}?${new URLSearchParams({ version: String(head.version), ranking: String(to) })}#overall`} />
      <ThemesToDecide themes={found.themes} hasInPerson={head.hasInPerson} />
      <AllWords place={place} view={view} />
      <Method head={head} here={here} />
    </>
  );
}
