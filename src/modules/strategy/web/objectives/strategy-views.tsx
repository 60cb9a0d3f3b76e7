import { FinancialYear } from '#platform/clock';
import { get, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { objectiveStatuses } from '../../domain/objective-status.ts';
import { objectivesByAim, type WorkByAim } from '../../queries/objectives-by-aim.ts';
import { objectiveYears, yearsOfPeriod, type StrategyYear } from '../../queries/objective-years.ts';
import { strategyHead, type StrategyHead } from '../../queries/strategy-head.ts';
import { GroupShown, noneFor, RoleGroupFilter, roleGroupAsked, roleGroupItems } from '../role-group-filter.tsx';
import { keptPage } from '../strategies/kept-page.tsx';
import { objectivesDay } from '../strategies/objective-slot.tsx';
import { NamedObjectives } from './named-objectives.tsx';
import { aimTitle, statusTitle } from './words.ts';

const example = { code: 'vale' };

export const strategyViewRoutes: Route[] = [
  get('/strategies/:code/years', 'read objectives', showYears, { example }),
  get('/strategies/:code/by-aim', 'read objectives', showByAim, { example }),
];

function showYears(ctx: RequestContext): Promise<Reply> {
  const { code = '' } = ctx.params;
  const group = roleGroupAsked(ctx.query);
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `years ${code} ${group ?? ''} ${objectivesDay(ctx.now)}`,
    draw: async (tx) => {
      const strategy = await strategyHead(tx, code);
      const years = await objectiveYears(tx, { strategy, roleGroup: group, now: ctx.now });
      return { title: `Year by year: ${strategy.shortTitle}`, breadcrumbs: crumbs(strategy), currentSection: '/strategies', content: <Years strategy={strategy} years={years} group={group} path={ctx.path} /> };
    },
  });
}

function Years({ strategy, years, group, path }: { strategy: StrategyHead; years: readonly StrategyYear[]; group: string | undefined; path: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{strategy.shortTitle}</span> Objectives year by year</h1>
      {strategy.isExample && <p><Tag colour="yellow" text="Example" /> This strategy and its objectives are imagined.</p>}
      <RoleGroupFilter path={path} group={group} />
      <GroupShown group={group} />
      <DataTable caption="Published objectives and how they stand. Each counts once, whatever it serves" rows={years} emptyText="This strategy has no years."
        columns={[
          { key: 'year', head: 'Year', cell: ({ year, total, isInPeriod }) => <>{total > 0 ? <a href={`#year-${year.label}`}>{year.label}</a> : year.label}{!isInPeriod && <><br /><span class="nhsuk-body-s">Outside the years of the strategy</span></>}</> },
          { key: 'total', head: 'All', isNumeric: true, cell: ({ total }) => total },
          ...objectiveStatuses.map((status) => ({ key: status, head: statusTitle(status), isNumeric: true, cell: (one: StrategyYear) => countOf(one, status), isNothing: (one: StrategyYear) => countOf(one, status) === 0 })),
        ]} />
      {years.map((one) => <YearPart key={one.year.label} one={one} code={strategy.code} group={group} />)}
      <p><a href={`/strategies/${strategy.code}/by-aim`}>The same work by aim</a></p>
    </>
  );
}

const countOf = ({ byStatus }: StrategyYear, status: (typeof objectiveStatuses)[number]): number => byStatus.find((one) => one.status === status)?.count ?? 0;

const crumbs = ({ code, shortTitle }: StrategyHead) => [{ text: 'Strategies', href: '/strategies' }, { text: shortTitle, href: `/strategies/${code}` }];

function YearPart({ one: { year, total, objectives }, code, group }: { one: StrategyYear; code: string; group: string | undefined }) {
  return (
    <section id={`year-${year.label}`} aria-labelledby={`year-${year.label}-title`}>
      <h2 class="nhsuk-heading-m" id={`year-${year.label}-title`}>{year.label} ({year.inWords})</h2>
      {total === 0 ? <p>{group ? noneFor(group, `published objective for ${year.label}`) : 'No objective for this year has been published.'}</p> : <NamedObjectives objectives={objectives} />}
      {total > objectives.length && <p><a href={`/strategies/${code}/years/${year.label}${group ? `?roleGroup=${group}` : ''}`}>See all {total} objectives for {year.label}</a></p>}
      {total > 0 && <p><a href={`/strategies/${code}/report/${year.label}`}>Report to the board for {year.label}</a></p>}
    </section>
  );
}

function showByAim(ctx: RequestContext): Promise<Reply> {
  const { code = '' } = ctx.params;
  const year = typeof ctx.query['year'] === 'string' ? FinancialYear.parse(ctx.query['year']) : undefined;
  const group = roleGroupAsked(ctx.query);
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `by aim ${code} ${year?.label ?? 'all'} ${group ?? ''} ${objectivesDay(ctx.now)}`,
    draw: async (tx) => {
      const strategy = await strategyHead(tx, code);
      const work = await objectivesByAim(tx, { strategyId: strategy.id, ...(year ? { yearStart: year.startYear } : {}), roleGroup: group, now: ctx.now });
      return { title: `Work by aim: ${strategy.shortTitle}`, breadcrumbs: crumbs(strategy), currentSection: '/strategies', content: <ByAim strategy={strategy} work={work} year={year} group={group} path={ctx.path} /> };
    },
  });
}

function ByAim({ strategy, work, year, group, path }: { strategy: StrategyHead; work: WorkByAim; year: FinancialYear | undefined; group: string | undefined; path: string }) {
  const years = yearsOfPeriod(strategy);
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{strategy.shortTitle}</span> Work by aim</h1>
      {strategy.isExample && <p><Tag colour="yellow" text="Example" /> This strategy and its objectives are imagined.</p>}
      <Form method="get" action={path} state={formState({ year: year?.label ?? '', roleGroup: group ?? '' })}>
        <SelectField name="year" label="Year" items={[{ value: '', text: 'All years' }, ...years.map(({ label }) => ({ value: label, text: label }))]} />
        <SelectField name="roleGroup" label="Role group" items={roleGroupItems} />
        <Button variant="secondary">Show these</Button>
      </Form>
      {group && work.total === 0 ? <p>{noneFor(group, 'published objective')}</p> : <GroupShown group={group} />}
      <p><strong>{work.total === 1 ? '1 objective' : `${work.total} objectives`} in all.</strong> One objective may serve up to three aims, so the numbers below can add up to more.</p>
      <DataTable caption="Objectives under each aim" rows={work.aims} emptyText="There are no aims."
        columns={[
          { key: 'aim', head: 'Aim', cell: ({ aim }) => aimTitle(aim) },
          { key: 'count', head: 'Objectives', isNumeric: true, cell: ({ count }) => count },
        ]} />
      {work.leastWork.length > 0 && <p>Least work: <strong>{work.leastWork.map(aimTitle).join(' and ')}</strong>.</p>}
      {work.aims.filter(({ count }) => count > 0).map(({ aim, count, objectives }) => (
        <section key={aim} aria-labelledby={`aim-${aim}`}>
          <h2 class="nhsuk-heading-m" id={`aim-${aim}`}>{aimTitle(aim)}</h2>
          <NamedObjectives objectives={objectives} />
          {count > objectives.length && <p>{year ? <a href={`/strategies/${strategy.code}/years/${year.label}?aim=${aim}${group ? `&roleGroup=${group}` : ''}`}>See all {count} objectives with this aim</a> : `${count - objectives.length} more are not named here. Choose a year to see them all.`}</p>}
        </section>
      ))}
    </>
  );
}
