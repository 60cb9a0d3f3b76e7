import { formatDay, londonDay } from '#platform/clock';
import { organisationsWhere } from '#platform/access';
import { page, pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable, Paging, rangeWords } from '#ui/tables';
import { aroundSentences } from '../../around-permissions.ts';
import { mayAround } from '../../data/around-acting.ts';
import { sitePages } from '../../domain/site-pages.ts';
import { easyReadList, type EasyReadLine, type EasyReadState } from '../../queries/easy-read-list.ts';
import type { EasyReadKind } from '../../queries/easy-read.ts';

const PAGE_SIZE = 50;

/** GET /easy-read: every public text that the viewer answers for, what is missing first. */
export async function showEasyReadList(ctx: RequestContext): Promise<Reply> {
  const organisationIds = organisationsWhere(aroundSentences, ctx.viewer, 'write easy read');
  const withPages = mayAround(ctx.viewer, 'write easy read of every page');
  const { lines, total, written, page: at } = await ctx.read((tx) => pageOfList({ asked: pageAsked(ctx), onAPage: PAGE_SIZE }, (of) => easyReadList(tx, { organisationIds, withPages, today: londonDay(ctx.now), limit: PAGE_SIZE, offset: (of - 1) * PAGE_SIZE })));
  return page({
    title: 'Easy read', breadcrumbs: [{ text: 'Home', href: '/' }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">Easy read</h1>
        <p class="nhsuk-u-reading-width">Some people need easy words. Here is each public text that you answer for. What is missing comes first. {total > 0 && `${written} of ${total} can be read in easy words.`}</p>
        <p>{rangeWords({ page: at, pageSize: PAGE_SIZE, total })}</p>
        <DataTable caption="Public texts" rows={lines} emptyText="There is no public text here. Publish a strategy or an objective first." columns={[
          { key: 'title', head: 'Text', cell: (line) => <a href={textHref(line)} data-quoted>{line.title}</a> },
          { key: 'kind', head: 'What it is', cell: ({ kind }) => kindWords[kind] },
          { key: 'state', head: 'Easy read', cell: (line) => <StateCell line={line} /> },
          { key: 'write', head: 'What to do', cell: (line) => <a href={writeHref(line)}>{line.state === 'written' ? 'Change it' : 'Write it'}<span class="nhsuk-u-visually-hidden">: {line.title}</span></a> },
        ]} />
        <Paging page={at} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => `/easy-read?page=${to}`} />
      </>
    ),
  });
}

const kindWords: Readonly<Record<EasyReadKind, string>> = { strategy: 'Strategy', node: 'Part of a strategy', objective: 'Objective', page: 'Page of this site' };
const stateTags: Readonly<Record<EasyReadState, { text: string; colour: 'orange' | 'red' | 'yellow' | 'green' }>> = {
  missing: { text: 'Missing', colour: 'orange' }, late: { text: 'Late', colour: 'red' }, planned: { text: 'Planned', colour: 'yellow' }, written: { text: 'Written', colour: 'green' },
};

const StateCell = ({ line: { state, plannedFor } }: { readonly line: EasyReadLine }) => <><Tag {...stateTags[state]} />{state !== 'written' && plannedFor && <> for {formatDay(plannedFor)}</>}</>;

function textHref({ kind, id }: EasyReadLine): string {
  const [code, node] = id.split('/');
  if (kind === 'page') return id;
  if (kind === 'objective') return `/objectives/${id}`;
  return kind === 'strategy' ? `/strategies/${code}` : `/strategies/${code}/nodes/${node}`;
}

function writeHref(line: EasyReadLine): string {
  if (line.kind !== 'page') return `${textHref(line)}/easy-read`;
  return `/easy-read/pages/${sitePages.find(({ address }) => address === line.id)?.code ?? ''}`;
}
