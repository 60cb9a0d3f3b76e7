import { get, page, pageAsked, pageOfList, type RequestContext, type Reply } from '#platform/http';
import { DataTable, Paging, rangeWords, type Column } from '#ui/tables';
import { Button, Tag } from '#ui/nhsuk';
import { roleGroups, titleOf } from '#modules/directory';
import { GroupShown, noneFor, RoleGroupFilter, roleGroupAsked } from '../role-group-filter.tsx';
import { mayAround } from '../../data/around-acting.ts';
import { listWorkstreams, type WorkstreamLine } from '../../queries/workstreams.ts';
import { strategiesWithWork } from '../../queries/strategy-overlap.ts';

const PAGE_SIZE = 50;

export const workstreamList = get('/workstreams', 'read shared workstreams', showList);

async function showList(ctx: RequestContext): Promise<Reply> {
  const group = roleGroupAsked(ctx.query);
  const { list, strategies } = await ctx.read(async (tx) => ({ list: await pageOfList({ asked: pageAsked(ctx), onAPage: PAGE_SIZE }, (at) => listWorkstreams(tx, { roleGroup: group, page: at, pageSize: PAGE_SIZE })), strategies: await strategiesWithWork(tx) }));
  const range = { page: list.page, pageSize: PAGE_SIZE, total: list.total };
  const mayRegister = mayAround(ctx.viewer, 'register workstreams');
  return page({
    title: 'Workstreams', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-implementation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Workstreams</h1>
        <p class="nhsuk-u-reading-width">A workstream is a piece of work that an organisation does for a strategy. You see the work of your own organisation, and what others share. Look here before you start something: somebody may be working on it too.</p>
        {mayRegister && <Button href="/workstreams/new" text="Register a workstream" />}
        {strategies.length > 0 && (
          <>
            <h2 class="nhsuk-heading-m">Overlaps and gaps</h2>
            <ul class="nhsuk-list">{strategies.map(({ code, title }) => <li key={code}><a href={`/strategies/${code}/overlap`}>Who works on what: {title}</a></li>)}</ul>
          </>
        )}
        <RoleGroupFilter path="/workstreams" group={group} />
        {list.total > 0 && <GroupShown group={group} />}
        <DataTable caption={`Workstreams that you can see. ${rangeWords(range)}`} columns={columns} rows={list.lines} emptyText={group ? noneFor(group, 'workstream') : `No workstream is registered yet. ${mayRegister ? 'Register the first one, then share it.' : 'The leads of an organisation register them.'}`} />
        <Paging page={list.page} pageCount={Math.ceil(list.total / PAGE_SIZE)} hrefOf={(number) => `/workstreams?${new URLSearchParams({ ...(group ? { roleGroup: group } : {}), page: String(number) })}`} />
      </>
    ),
  });
}

const columns: Column<WorkstreamLine>[] = [
  { key: 'title', head: 'Workstream', cell: ({ id, title }) => <a href={`/workstreams/${id}`}>{title}</a> },
  { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
  { key: 'serves', head: 'Serves', cell: ({ serves }) => <ul class="nhsuk-list">{serves.map(({ code, title, strategyCode }) => <li key={code}><a href={`/strategies/${strategyCode}/nodes/${code}`} data-quoted>{title}</a></li>)}</ul> },
  { key: 'group', head: 'Whose work', cell: ({ roleGroups: groups }) => (groups.length > 0 ? groups.map((code) => titleOf(roleGroups, code)).join('; ') : 'Everyone') },
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
