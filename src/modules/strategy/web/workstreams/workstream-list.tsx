import { get, page, type RequestContext, type Reply } from '#platform/http';
import { DataTable, Paging, rangeWords, type Column } from '#ui/tables';
import { Button, Tag } from '#ui/nhsuk';
import { mayAround } from '../../data/around-acting.ts';
import { listWorkstreams, type WorkstreamLine } from '../../queries/workstreams.ts';
import { strategiesWithWork } from '../../queries/strategy-overlap.ts';

const PAGE_SIZE = 50;

export const workstreamList = get('/workstreams', 'read shared workstreams', showList);

async function showList(ctx: RequestContext): Promise<Reply> {
  const asked = Number(ctx.query['page']);
  const at = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const { list, strategies } = await ctx.read(async (tx) => ({ list: await listWorkstreams(tx, { page: at, pageSize: PAGE_SIZE }), strategies: await strategiesWithWork(tx) }));
  const range = { page: at, pageSize: PAGE_SIZE, total: list.total };
  return page({
    title: 'Workstreams', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-implementation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Workstreams</h1>
        <p class="nhsuk-u-reading-width">A workstream is a piece of work that an organisation does for a strategy. You see the work of your own organisation, and what others share. Look here before you start something: somebody may be working on it too.</p>
        {mayAround(ctx.viewer, 'register workstreams') && <Button href="/workstreams/new" text="Register a workstream" />}
        {strategies.length > 0 && (
          <>
            <h2 class="nhsuk-heading-m">Overlaps and gaps</h2>
            <ul class="nhsuk-list">{strategies.map(({ code, title }) => <li key={code}><a href={`/strategies/${code}/overlap`}>Who works on what: {title}</a></li>)}</ul>
          </>
        )}
        <DataTable caption={`Workstreams that you can see. ${rangeWords(range)}`} columns={columns} rows={list.lines} emptyText="No workstream is registered yet. Register the first one, then share it." />
        <Paging page={at} pageCount={Math.ceil(list.total / PAGE_SIZE)} hrefOf={(number) => `/workstreams?page=${number}`} />
      </>
    ),
  });
}

const columns: Column<WorkstreamLine>[] = [
  { key: 'title', head: 'Workstream', cell: ({ id, title }) => <a href={`/workstreams/${id}`}>{title}</a> },
  { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
  { key: 'serves', head: 'Serves', cell: ({ serves }) => <ul class="nhsuk-list">{serves.map(({ code, title, strategyCode }) => <li key={code}><a href={`/strategies/${strategyCode}/nodes/${code}`} data-quoted>{title}</a></li>)}</ul> },
  { key: 'state', head: 'State', cell: (line) => <WorkstreamTags {...line} /> },
];

/** Its state in words: shared or not, ended, an example. */
export function WorkstreamTags({ isShared, hasEnded, isExample }: Pick<WorkstreamLine, 'isShared' | 'hasEnded' | 'isExample'>) {
  return (
    <ul class="allied-tags">
      <li>{isShared ? <Tag colour="green" text="Shared" /> : <Tag colour="grey" text="Only your organisation" />}</li>
      {hasEnded && <li><Tag colour="white" text="Ended" /></li>}
      {isExample && <li><Tag colour="yellow" text="Example" /></li>}
    </ul>
  );
}
