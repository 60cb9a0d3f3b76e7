import { professions } from '#modules/directory';
import { formatDay } from '#platform/clock';
import { Form, FormErrorSummary, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, type Column } from '#ui/tables';
import type { SystemMember, SystemPage } from '../../queries/system-page.ts';
import { DayField, type DayAsked } from '../day-asked.tsx';
import { Explained, Short } from '../words/short.tsx';

interface Props {
  readonly system: SystemPage;
  readonly isSignedIn: boolean;
  readonly asked: DayAsked;
  readonly path: string;
}

/** An integrated care system, added up from its own work and its providers' by count. */
export function SystemDetail({ system, isSignedIn, asked, path }: Props) {
  const { unit } = system;
  return (
    <>
      <FormErrorSummary state={asked.state} />
      <h1 class="nhsuk-heading-l">{unit.name}</h1>
      {unit.isExample && <p><Tag colour="yellow" text="Example" /> This integrated care system is imagined.</p>}
      <div class="nhsuk-u-reading-width">
        <p>This is an <Short of="ICS" />. Health services, councils and other groups plan care there together.</p>
        {unit.note && <p><Explained>{unit.note}</Explained></p>}
        <p>The numbers on this page are counts of what members put on this site. An empty row does not mean that nothing is done. It means that nothing is recorded here.</p>
        <p><a href={`/systems/${unit.code}/offer${queryOf(system, asked)}`}>Two pages to print: what allied health professionals offer here</a></p>
        <Choice system={system} asked={asked} path={path} />
      </div>
      <Counts system={system} isSignedIn={isSignedIn} />
      <p class="nhsuk-body-s">{asOf(system)} The work of each year counts where its organisation belonged in that year.</p>
    </>
  );
}

const queryOf = ({ year, on }: SystemPage, { isToday }: DayAsked): string => {
  const query = new URLSearchParams({ ...(year ? { year: year.label } : {}), ...(isToday ? {} : { on }) }).toString();
  return query && `?${query}`;
};

const asOf = ({ on, year }: SystemPage): string => `${year ? `Objectives for ${year.label}` : 'Objectives of every year'}, as they stood on ${formatDay(on)}.`;

function Choice({ system: { year, years }, asked, path }: Omit<Props, 'isSignedIn'>) {
  const labels = [...new Set([...years.map(({ label }) => label), ...(year ? [year.label] : [])])].toSorted();
  return (
    <Form method="get" action={path} state={{ ...asked.state, values: { ...asked.state.values, year: year?.label ?? '' } }}>
      <SelectField name="year" label={{ text: 'Work of which year?', size: 's' }} items={[{ value: '', text: 'Every year' }, ...labels.map((label) => ({ value: label, text: label }))]} />
      <DayField legend="As it was on which day?" />
      <Button small variant="secondary" text="Show this" />
    </Form>
  );
}

function Counts({ system, isSignedIn }: Pick<Props, 'system' | 'isSignedIn'>) {
  return (
    <>
      <DataTable caption={`Members (${system.members.filter(({ place }) => place === 'member').length})`} captionSize="m" columns={memberColumns(isSignedIn)} rows={system.members} emptyText="No provider of this integrated care system is in the directory yet." />
      {!isSignedIn && <p class="allied-screen-only"><a href="/sign-in">Sign in</a> to count shared workstreams too.</p>}
      <DataTable caption={`Published yearly objectives by how they stand (${system.objectiveCount})`} captionSize="m" columns={statusColumns} rows={system.byStatus} emptyText="No member has published an objective here yet." />
      <DataTable caption="Published yearly objectives by the part of the national strategy they serve" captionSize="m" columns={nodeColumns} rows={system.byNode} emptyText="No published objective is linked to the national strategy yet." />
    </>
  );
}

const memberColumns = (isSignedIn: boolean): Column<SystemMember>[] => [
  { key: 'name', head: 'Organisation', cell: ({ organisation, place }) => <><a href={`/organisations/${organisation.code}`}>{organisation.name}</a>{place !== 'member' && <><br /><span class="nhsuk-body-s">{place === 'itself' ? 'The integrated care system itself' : 'Not a member on this day. Its work of earlier years stays here'}</span></>}{organisation.policyTextOnly && <><br /><span class="nhsuk-body-s">Here for its published strategy only</span></>}</> },
  { key: 'teams', head: 'Teams', isNumeric: true, cell: ({ teamCount }) => teamCount },
  { key: 'objectives', head: 'Published objectives', isNumeric: true, cell: ({ objectiveCount }) => objectiveCount },
  ...(isSignedIn ? [{ key: 'work', head: 'Shared workstreams', isNumeric: true, cell: ({ workstreamCount }: SystemMember) => workstreamCount }] : []),
];
const statusColumns: Column<SystemPage['byStatus'][number]>[] = [
  { key: 'status', head: 'State', cell: ({ status }) => status },
  { key: 'count', head: 'Objectives', isNumeric: true, cell: ({ count }) => count },
];
const nodeColumns: Column<SystemPage['byNode'][number]>[] = [
  { key: 'node', head: 'Part', cell: ({ code, title }) => <a href={`/strategies/nat/nodes/${code}`} data-quoted>{title}</a> },
  { key: 'count', head: 'Objectives', isNumeric: true, cell: ({ count }) => count },
  { key: 'organisations', head: 'Organisations', isNumeric: true, cell: ({ organisationCount }) => organisationCount },
];

/** For commissioners, on two printed pages: who is there, and what they work on. */
export function OfferSummary({ system, isSignedIn }: Props) {
  const { unit, year } = system;
  const members = system.members.filter(({ place }) => place !== 'left');
  const memberCount = members.filter(({ place }) => place === 'member').length;
  return (
    <>
      <h1 class="nhsuk-heading-l">What allied health professionals offer in {unit.name}</h1>
      {unit.isExample && <p><Tag colour="yellow" text="Example" /> This integrated care system is imagined.</p>}
      <p>{asOf(system)} Made from what members put on this site. It counts what is recorded. It does not rank anyone.</p>
      <h2 class="nhsuk-heading-m">In short</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{memberCount === 1 ? '1 organisation' : `${memberCount} organisations`} with {members.reduce((sum, { teamCount }) => sum + teamCount, 0)} teams in the directory</li>
        <li>{system.objectiveCount === 1 ? '1 published yearly objective' : `${system.objectiveCount} published yearly objectives`}</li>
        {isSignedIn && <li>{system.workstreamCount === 1 ? '1 shared workstream' : `${system.workstreamCount} shared workstreams`}</li>}
      </ul>
      <h2 class="nhsuk-heading-m">The 14 professions</h2>
      <p data-quoted>{professions.map(({ title }) => title).join(', ')}.</p>
      <p>This site does not yet hold how many people of each profession work here. Ask the lead{unit.leadRole && <> (<Explained>{unit.leadRole}</Explained>)</>}.</p>
      <h2 class="nhsuk-heading-m">Who is there</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{members.slice(0, MOST_LINES).map(({ organisation, objectiveCount }) => <li key={organisation.id}>{organisation.name}{objectiveCount > 0 && `: ${objectiveCount} published objectives`}</li>)}</ul>
      {members.length > MOST_LINES && <p>And {members.length - MOST_LINES} more.</p>}
      <h2 class="nhsuk-heading-m">{year ? `What they work on in ${year.label}` : 'What they work on this year and before'}</h2>
      <p>{system.objectiveCount === 0 ? 'No objective is published yet.' : `Of ${system.objectiveCount} published objectives: ${system.byStatus.map(({ status, count }) => `${count} ${status}`).join(', ')}.`}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{system.byNode.slice(0, MOST_LINES).map(({ code, title, count, organisationCount }) => <li key={code}><span data-quoted>{title}</span>: {count} {count === 1 ? 'objective' : 'objectives'} of {organisationCount} {organisationCount === 1 ? 'organisation' : 'organisations'}</li>)}</ul>
    </>
  );
}

/** As many lines of each list as two sheets of paper hold. */
const MOST_LINES = 15;
