import { FinancialYear } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { get, pageAsked, pageOf, type Reply, type RequestContext, type Route } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { aims } from '../../domain/objective-content.ts';
import type { ObjectiveLine } from '../../queries/objective-lines.ts';
import { publishedByStatus, publishedObjectives } from '../../queries/published-objectives.ts';
import { strategyHead, type StrategyHead } from '../../queries/strategy-head.ts';
import { GroupShown, noneFor, RoleGroupFilter, roleGroupAsked } from '../role-group-filter.tsx';
import { keptPage } from '../strategies/kept-page.tsx';
import { objectivesDay } from '../strategies/objective-slot.tsx';
import { NamedObjectives } from './named-objectives.tsx';
import { aimTitle } from './words.ts';

const pageSize = 50;

export const oneYearRoutes: readonly Route[] = [
  get('/strategies/:code/years/:year', 'read objectives', showYear, { example: { code: 'vale', year: '2025-26' } }),
];

/** Every published objective of a strategy in one year, page by page; of one aim where `aim` asks for it. */
function showYear(ctx: RequestContext): Promise<Reply> {
  const { code = '' } = ctx.params;
  const year = FinancialYear.parse(ctx.params['year'] ?? '');
  if (!year) throw new NotFound('We cannot find that year. Write it like 2025-26.');
  const aim = aims.find((each) => each === ctx.query['aim']);
  const group = roleGroupAsked(ctx.query);
  const asked = pageAsked(ctx);
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `year ${code} ${year.label} ${aim ?? ''} ${group ?? ''} ${asked} ${objectivesDay(ctx.now)}`,
    draw: async (tx) => {
      const strategy = await strategyHead(tx, code);
      const filter = { strategyId: strategy.id, yearStart: year.startYear, aim, roleGroup: group, asAt: ctx.now };
      const count = (await publishedByStatus(tx, filter)).reduce((sum, row) => sum + row.count, 0);
      const number = pageOf(asked, count, pageSize);
      const objectives = await publishedObjectives(tx, { ...filter, limit: pageSize, offset: (number - 1) * pageSize });
      return {
        title: `Objectives for ${year.label}: ${strategy.shortTitle}`, currentSection: '/strategies',
        breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: strategy.shortTitle, href: `/strategies/${code}` }, { text: 'Year by year', href: `/strategies/${code}/years` }],
        content: <OneYear strategy={strategy} year={year} aim={aim} group={group} count={count} objectives={objectives} number={number} path={ctx.path} />,
      };
    },
  });
}

interface OneYearProps {
  strategy: StrategyHead;
  year: FinancialYear;
  aim: string | undefined;
  group: string | undefined;
  count: number;
  objectives: readonly ObjectiveLine[];
  number: number;
  path: string;
}

function OneYear({ strategy, year, aim, group, count, objectives, number, path }: OneYearProps) {
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{strategy.shortTitle}</span> Objectives for {year.label}</h1>
      {strategy.isExample && <p><Tag colour="yellow" text="Example" /> This strategy and its objectives are imagined.</p>}
      <p>{count === 1 ? '1 published objective' : `${count} published objectives`} for {year.inWords}{aim ? `, with the aim “${aimTitle(aim)}”` : ''}.{aim && <> <a href={`${path}${group ? `?roleGroup=${group}` : ''}`}>See all aims</a>.</>}</p>
      <RoleGroupFilter path={path} group={group} keep={aim ? { aim } : {}} />
      {objectives.length > 0 && <GroupShown group={group} />}
      {objectives.length === 0 ? <p>{group ? noneFor(group, 'published objective') : 'There is none to show here.'} <a href={`/strategies/${strategy.code}/years`}>See the other years</a>.</p> : <NamedObjectives objectives={objectives} />}
      <Paging page={number} pageCount={Math.ceil(count / pageSize)} hrefOf={(to) => `${path}?${new URLSearchParams({ ...(aim ? { aim } : {}), ...(group ? { roleGroup: group } : {}), page: String(to) })}`} ariaLabel="Pages of objectives" />
    </>
  );
}
