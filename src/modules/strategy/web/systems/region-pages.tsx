import { FinancialYear, formatDay } from '#platform/clock';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, type Column } from '#ui/tables';
import { regionList, regionPage, type RegionPage, type RegionPart } from '../../queries/region-page.ts';

const example = { code: 'meadowlands' };

export const regionRoutes: readonly Route[] = [
  get('/regions', 'read systems', showList),
  get('/regions/:code', 'read systems', showOne, { example }),
];

async function showList(ctx: RequestContext): Promise<Reply> {
  const regions = await ctx.read((tx) => regionList(tx, ctx.now));
  return page({
    title: 'Regions', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/organisations',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Regions</h1>
        <p>A region holds several integrated care systems. Open one to see what each of them works on.</p>
        {regions.length === 0 && <p>No region is in the directory yet.</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">{regions.map(({ code, name, isExample }) => <li key={code}><a href={`/regions/${code}`}>{name}</a> {isExample && <Tag colour="yellow" text="Example" />}</li>)}</ul>
      </div>
    ),
  });
}

async function showOne(ctx: RequestContext): Promise<Reply> {
  const asked = ctx.query['year'];
  const year = (typeof asked === 'string' ? FinancialYear.parse(asked) : undefined) ?? FinancialYear.at(ctx.now);
  const region = await ctx.read((tx) => regionPage(tx, ctx.params['code'] ?? '', { year, now: ctx.now }));
  return page({
    title: region.unit.name, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Regions', href: '/regions' }], currentSection: '/organisations',
    content: <RegionView region={region} thisYear={FinancialYear.at(ctx.now)} path={ctx.path} />,
  });
}

/** A region, system by system. */
function RegionView({ region, thisYear, path }: { region: RegionPage; thisYear: FinancialYear; path: string }) {
  const { unit, year, parts, onDay } = region;
  const years = FinancialYear.range(FinancialYear.starting(thisYear.startYear - 4), thisYear.next());
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Region</span> {unit.name}</h1>
      {unit.isExample && <p><Tag colour="yellow" text="Example" /> This region is imagined.</p>}
      <div class="nhsuk-u-reading-width">
        {unit.note && <p>{unit.note}</p>}
        <p>Each integrated care system stands here with its own numbers. They are counts of what its organisations put on this site, not marks. A zero means that nothing is recorded here.</p>
        <Form method="get" action={path} state={formState({ year: year.label })}>
          <SelectField name="year" label="Year" items={[...new Set([...years.map(({ label }) => label), year.label])].toSorted().map((label) => ({ value: label, text: label }))} />
          <Button small variant="secondary" text="Show this year" />
        </Form>
        <Spread region={region} />
      </div>
      <DataTable caption={`Published yearly objectives for ${year.label} in each integrated care system`} captionSize="m" columns={columns} rows={parts} emptyText="Nothing belongs to this region in the directory yet." />
      <DataTable caption="By the part of the national strategy they mainly serve" captionSize="m" columns={nodeColumns(parts.filter(({ code }) => code !== null).length)} rows={region.byNode} emptyText={`No objective for ${year.label} is linked to the national strategy yet.`} />
      <p><a href={`/units/${unit.code}${onDay === year.lastDay ? `?on=${onDay}` : ''}`}>Everything that belongs to the region</a></p>
      <p class="nhsuk-body-s">The tree of {formatDay(onDay)}. What moved later still counts here for {year.label}.</p>
    </>
  );
}

/** From the fewest to the most, and how many have none: no mean, which would hide the ends. */
function Spread({ region: { parts, year, objectiveCount } }: { region: RegionPage }) {
  const systems = parts.filter(({ code }) => code !== null).toSorted((a, b) => a.objectiveCount - b.objectiveCount);
  const [fewest, most] = [systems[0], systems.at(-1)];
  if (!fewest || !most) return <p>No integrated care system stands in this region in the directory yet.</p>;
  const none = systems.filter((system) => system.objectiveCount === 0).length;
  return (
    <p>
      {objectiveCount === 1 ? '1 objective' : `${objectiveCount} objectives`} for {year.label} in the region. {systems.length === 1
        ? `It has one integrated care system, with ${fewest.objectiveCount}.`
        : `In its ${systems.length} integrated care systems they go from ${fewest.objectiveCount} (${fewest.name}) to ${most.objectiveCount} (${most.name}). ${none === 0 ? 'Each has at least one.' : `${none} of ${systems.length} ${none === 1 ? 'has' : 'have'} none recorded here.`}`}
    </p>
  );
}

const columns: Column<RegionPart>[] = [
  { key: 'name', head: 'Where', cell: ({ code, name }) => (code ? <a href={`/systems/${code}`}>{name}</a> : name) },
  { key: 'organisations', head: 'Organisations', isNumeric: true, cell: ({ organisationCount }) => organisationCount },
  { key: 'active', head: 'With an objective', isNumeric: true, cell: ({ activeCount }) => activeCount },
  { key: 'all', head: 'Objectives', isNumeric: true, cell: ({ objectiveCount }) => objectiveCount },
  { key: 'status', head: 'How they stand', cell: ({ byStatus }) => byStatus.filter(({ count }) => count > 0).map(({ status, count }) => `${count} ${status}`).join(', ') || 'None recorded' },
];

const nodeColumns = (systemCount: number): Column<RegionPage['byNode'][number]>[] => [
  { key: 'node', head: 'Part', cell: ({ code, title }) => <a href={`/strategies/nat/nodes/${code}`} data-quoted>{title}</a> },
  { key: 'systems', head: 'In how many integrated care systems', isNumeric: true, cell: ({ systemCount: here }) => `${here} of ${systemCount}` },
  { key: 'count', head: 'Objectives', isNumeric: true, cell: ({ count }) => count },
];
