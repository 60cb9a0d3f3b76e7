import { FinancialYear } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { get, page, pageAsked, pageOf, type Reply, type RequestContext, type Route, type ThemeBehind } from '#platform/http';
import { organisationByCode, roleGroups, titleOf } from '#modules/directory';
import { may } from '#platform/access';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, Paging } from '#ui/tables';
import { objectiveContent } from '../../data/objective-content.ts';
import { aims } from '../../domain/objective-content.ts';
import { objectiveStatuses } from '../../domain/objective-status.ts';
import { objectiveSentences } from '../../objective-permissions.ts';
import { countObjectives, objectiveLines, type LineFilter, type ObjectiveLine } from '../../queries/objective-lines.ts';
import { ownerRolesOf, yearsOf } from '../../queries/objective-choices.ts';
import { WordsBehind } from './peoples-words.tsx';
import { aimTitle, statusColour, statusTitle, upperFirst } from './words.ts';

const pageSize = 50;

export const listRoutes: Route[] = [get('/organisations/:code/objectives', 'read objectives', showList, { example: { code: 'vale-and-riverside' } })];

/** What the address asks for; anything that is not a choice is left out. */
interface Asked {
  year: FinancialYear;
  status?: string;
  aim?: string;
  roleGroup?: string;
  ownerRole?: string;
  page: number;
}

async function showList(ctx: RequestContext): Promise<Reply> {
  const found = await ctx.read(async (tx) => {
    const organisation = await organisationByCode(tx, ctx.params['code'] ?? '');
    if (!organisation) throw new NotFound();
    const years = await yearsOf(tx, organisation.id, ctx.now);
    const wanted = askedOf(ctx);
    const ownerRoles = await ownerRolesOf(tx, organisation.id, wanted.year);
    const filter: LineFilter & { asAt: Date } = { organisationId: organisation.id, yearStart: wanted.year.startYear, asAt: ctx.now, ...chosen(wanted) };
    const count = await countObjectives(tx, filter);
    const asked = { ...wanted, page: pageOf(wanted.page, count, pageSize) };
    return { organisation, years, asked, ownerRoles, count, lines: await objectiveLines(tx, { ...filter, limit: pageSize, offset: (asked.page - 1) * pageSize }) };
  });
  const { organisation, asked } = found;
  const themes = await ctx.themesBehind(found.lines.map(({ id }) => id));
  return page({
    title: `Objectives for ${asked.year.label}: ${organisation.name}`, currentSection: '/organisations',
    breadcrumbs: [{ text: 'Organisations', href: '/organisations' }, { text: organisation.name, href: `/organisations/${organisation.code}` }],
    content: <ListView {...found} themes={themes} mayWrite={may(objectiveSentences, ctx.viewer, 'write objectives', organisation.id)} path={ctx.path} />,
  });
}

function askedOf(ctx: RequestContext): Asked {
  const one = (name: string) => { const value = ctx.query[name]; return typeof value === 'string' ? value.slice(0, 200) : ''; };
  const pick = (name: string, choices: readonly string[]) => (choices.includes(one(name)) ? { [name]: one(name) } : {});
  return {
    year: FinancialYear.parse(one('year')) ?? FinancialYear.at(ctx.now),
    ...pick('status', objectiveStatuses), ...pick('aim', aims), ...pick('roleGroup', roleGroups.map(({ code }) => code)), ...(one('ownerRole') ? { ownerRole: one('ownerRole') } : {}),
    page: pageAsked(ctx),
  };
}

const chosen = ({ status, aim, roleGroup, ownerRole }: Asked): LineFilter => ({ ...(status ? { status } : {}), ...(aim ? { aim } : {}), ...(roleGroup ? { roleGroup } : {}), ...(ownerRole ? { ownerRole } : {}) });

interface ListProps {
  organisation: { name: string; code: string; isExample: boolean; policyTextOnly: boolean };
  years: readonly FinancialYear[];
  asked: Asked;
  ownerRoles: readonly string[];
  count: number;
  lines: readonly ObjectiveLine[];
  themes: ReadonlyMap<string, readonly ThemeBehind[]>;
  mayWrite: boolean;
  path: string;
}

function ListView(props: ListProps) {
  const { organisation, asked, count, lines, themes, mayWrite, path } = props;
  if (organisation.policyTextOnly) return <PolicyTextOnly name={organisation.name} />;
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{organisation.name}</span> Objectives for {asked.year.label}</h1>
      {organisation.isExample && <p><Tag colour="yellow" text="Example" /> This organisation and its objectives are imagined.</p>}
      {mayWrite && <p><a href="/objectives/new">Begin a new objective</a></p>}
      <Filters {...props} />
      <DataTable caption={`${count} ${count === 1 ? 'objective' : 'objectives'}`} rows={lines} emptyText={emptyWords(asked)}
        columns={[
          { key: 'wording', head: 'Objective', cell: (line) => <><a href={`/objectives/${line.id}`}>{line.wording}</a>{!line.isPublic && ' (draft)'}</> },
          { key: 'status', head: 'How it stands', cell: ({ status }) => <Tag colour={statusColour[status]} text={statusTitle(status)} /> },
          { key: 'role', head: 'Who answers for it', cell: ({ ownerRole }) => ownerRole },
          { key: 'group', head: 'Whose work', cell: ({ roleGroups: groups }) => (groups.length > 0 ? groups.map((code) => titleOf(roleGroups, code)).join('; ') : 'Everyone') },
          { key: 'label', head: 'How people took part', cell: ({ coProduction }) => upperFirst(coProduction.label) },
          { key: 'words', head: 'People’s words', cell: ({ id }) => <WordsBehind themes={themes.get(id) ?? []} /> },
        ]} />
      <Paging page={asked.page} pageCount={Math.ceil(count / pageSize)} hrefOf={(number) => `${path}?${new URLSearchParams({ year: asked.year.label, ...chosen(asked) as Record<string, string>, page: String(number) })}`} ariaLabel="Pages of objectives" />
    </>
  );
}

function Filters({ years, asked, ownerRoles, path }: ListProps) {
  const values = { year: asked.year.label, status: asked.status ?? '', aim: asked.aim ?? '', roleGroup: asked.roleGroup ?? '', ownerRole: asked.ownerRole ?? '' };
  const any = { value: '', text: 'All' };
  const yearItems = [...new Set([...years.map(({ label }) => label), asked.year.label])].toSorted((a, b) => a.localeCompare(b)).map((label) => ({ value: label, text: label }));
  return (
    <Form method="get" action={path} state={formState(values)}>
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-one-third"><SelectField name="year" label="Year" items={yearItems} /></div>
        <div class="nhsuk-grid-column-one-third"><SelectField name="status" label="How it stands" items={[any, ...objectiveStatuses.map((status) => ({ value: status, text: statusTitle(status) }))]} /></div>
        <div class="nhsuk-grid-column-one-third"><SelectField name="aim" label="Aim" items={[any, ...objectiveContent.aims.map(({ code }) => ({ value: code, text: aimTitle(code) }))]} /></div>
        <div class="nhsuk-grid-column-one-third"><SelectField name="roleGroup" label="Role group" items={[any, ...roleGroups.map(({ code, title }) => ({ value: code, text: title }))]} /></div>
        <div class="nhsuk-grid-column-one-third"><SelectField name="ownerRole" label="Who answers for it" items={[any, ...ownerRoles.map((role) => ({ value: role, text: role }))]} /></div>
      </div>
      <Button variant="secondary">Show these</Button>
    </Form>
  );
}

/** Nobody meets an empty page without a sentence that is true for them. */
function emptyWords({ roleGroup, status, aim, ownerRole, year }: Asked): string {
  const group = roleGroup ? titleOf(roleGroups, roleGroup).toLowerCase() : '';
  if (group && !status && !aim && !ownerRole) return `No objective for ${year.label} names ${group}, and none is for everyone. That is a gap in the plan, not in your work. You can tell the person who leads the strategy.`;
  if (group) return `No objective for ${year.label} that fits all of this names ${group} or is for everyone. Choose “All” to see the others.`;
  if (status || aim || ownerRole) return `No objective for ${year.label} fits all of this. Choose “All” to see the others.`;
  return `No objective for ${year.label} has been published yet.`;
}

function PolicyTextOnly({ name }: { name: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{name}</span> Objectives</h1>
      <p>{name} is a real organisation. Only its published policy is here. It has written no annual objectives on this site, and nobody may add invented ones.</p>
      <p><a href="/strategies">Read its strategy</a></p>
    </>
  );
}
