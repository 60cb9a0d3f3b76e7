import { formatDay } from '#platform/clock';
import { get, page, pageAsked, pageOfList, type Reply, type RequestContext, type Route } from '#platform/http';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable, Paging, rangeWords, type Column } from '#ui/tables';
import { sessionContent } from '../../data/session-content.ts';
import { listSessions, type SessionLine } from '../../queries/event-sessions.ts';
import { publicPhrase } from '../../queries/words.ts';
import { mayRunSessions } from '../../session-permissions.ts';

const pageSize = 50;

export const sessionListRoutes: readonly Route[] = [get('/sessions', 'read event sessions', showList)];

async function showList(ctx: RequestContext): Promise<Reply> {
  const filter = { strategy: shortText(ctx.query['strategy']), organisation: shortText(ctx.query['organisation']) };
  const { list, told } = await ctx.read(async (tx) => ({
    list: await pageOfList({ asked: pageAsked(ctx), onAPage: pageSize }, (at) => listSessions(tx, filter, { limit: pageSize, offset: (at - 1) * pageSize })),
    told: await Promise.all(sessionContent.toldByDocuments.filter(({ strategy }) => filter.strategy === strategy).map(async (one) => ({ ...one, phrase: await publicPhrase(tx, one.strategy) }))),
  }));
  const asked = Object.entries(filter).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  return page({
    title: 'Sessions', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-planning', description: 'Days on which people at tables worked on a strategy, and what came of them.',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Sessions</h1>
        <p class="nhsuk-u-reading-width">At a session people sit at tables and talk about a strategy. They note what they think and vote on it. Here you can read what came of it, who took part and who did not.</p>
        {mayRunSessions(ctx.viewer) && <Button href={`/sessions/new${filter.strategy ? `?strategy=${encodeURIComponent(filter.strategy)}` : ''}`} text="Make a session" />}
        {told.map((one) => <Told key={one.strategy} {...one} />)}
        {asked.length > 0 && <p><a href="/sessions">Show the sessions of every strategy and organisation</a></p>}
        <DataTable caption={`Sessions that you can see. ${rangeWords({ page: list.page, pageSize, total: list.total })}`} columns={columns} rows={list.lines} emptyText="No session is published yet." />
        <Paging page={list.page} pageCount={Math.ceil(list.total / pageSize)} hrefOf={(one) => `/sessions?${[...asked, `page=${one}`].join('&')}`} />
      </>
    ),
  });
}

const shortText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 80) : undefined);

/** What the document itself says about such a day, and what it does not say. Nothing is added. */
function Told({ strategy, quote, section, inTheRoom, phrase }: { strategy: string; quote: string; section: string; inTheRoom: string; phrase: string }) {
  return (
    <InsetText>
      <p>The document of <a href={`/strategies/${strategy}`}>this strategy</a> says that it was <span data-quoted>“{quote}”</span> ({section}). It names {inTheRoom}. It does not say that {phrase} were in the room.</p>
      <p>We hold no notes, votes or numbers from that day, so there is no session of it here.</p>
    </InsetText>
  );
}

const columns: Column<SessionLine>[] = [
  { key: 'title', head: 'Session', cell: ({ id, title }) => <a href={`/sessions/${id}`} data-quoted>{title}</a> },
  { key: 'day', head: 'Day', cell: ({ heldOn }) => formatDay(heldOn) },
  { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation.name },
  { key: 'strategy', head: 'Strategy', cell: ({ strategy }) => (strategy ? <a href={`/strategies/${strategy.code}`} data-quoted>{strategy.title}</a> : 'Not published yet') },
  { key: 'state', head: 'State', cell: (line) => <SessionTags {...line} /> },
];

/** Published or not, and whether it is an example. */
export function SessionTags({ isPublic, isExample }: Pick<SessionLine, 'isPublic' | 'isExample'>) {
  return (
    <ul class="allied-tags">
      <li>{isPublic ? <Tag colour="green" text="Published" /> : <Tag colour="orange" text="Only your organisation" />}</li>
      {isExample && <li><Tag colour="yellow" text="Example" /></li>}
    </ul>
  );
}
