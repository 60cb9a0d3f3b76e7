import { formatDay, formatLondonDate } from '#platform/clock';
import { DateField, Form, FormErrorSummary, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { levelTitles } from '../../domain/role-groups.ts';
import type { UnitPage } from '../../queries/unit-page.ts';
import { ExampleTag, PageTop } from '../parts.tsx';
import { ParentHistory, TreeBelow, TreePath } from './tree.tsx';

export interface UnitPageProps {
  found: UnitPage;
  on: string;
  /** Of the form that asks for another day. */
  state: FormState;
  isToday: boolean;
  mayChange: boolean;
}

export function UnitPageContent(props: UnitPageProps) {
  const { found: { unit, organisation, path, below, parents, history }, on, isToday, state } = props;
  // Places are listed above with their days; here stands what else was done.
  const changes = history.filter(({ name }) => name !== 'unit placed');
  const shownDay = isToday ? undefined : on;
  return (
    <>
      <FormErrorSummary state={state} />
      <PageTop title={unit.name} caption={levelTitles[unit.level]} />
      {organisation.isExample && <p><ExampleTag when /> Imagined for the demonstration.</p>}
      {!isToday && <InsetText><p>This is the tree as it was on {formatDay(on)}. <a href={`/units/${unit.code}`}>See it as it is today</a>.</p></InsetText>}
      <Facts {...props} />
      {unit.level === 'region' && <p><a href={`/regions/${unit.code}`}>What its integrated care systems work on</a></p>}
      {unit.level === 'system' && <p><a href={`/systems/${unit.code}`}>What its organisations work on</a></p>}
      <Changes {...props} />
      <h2 class="nhsuk-heading-m">What it belongs to{isToday ? ' today' : ` on ${formatDay(on)}`}</h2>
      <TreePath path={path} on={shownDay} />
      <h2 class="nhsuk-heading-m">What belongs to it{isToday ? ' today' : ` on ${formatDay(on)}`}</h2>
      {below.length > 1 ? <TreeBelow units={below} on={shownDay} top={unit.id} /> : <p>Nothing belongs to it.</p>}
      <ParentHistory parents={parents} />
      <OtherDay code={unit.code} state={state} />
      {changes.length > 0 && <History lines={changes} />}
    </>
  );
}

function Facts({ found: { unit, organisation } }: UnitPageProps) {
  return <SummaryList rows={[
    { key: 'Organisation', value: <a href={`/organisations/${organisation.code}`}>{organisation.name}</a> },
    { key: 'Led by', value: unit.leadRole ?? 'Not given' },
    ...(unit.odsCode ? [{ key: 'Organisation Data Service (ODS) code', value: unit.odsCode }] : []),
    ...(unit.note ? [{ key: 'Note', value: unit.note }] : []),
    { key: 'On this site from', value: formatDay(unit.openedOn) },
    ...(unit.closedOn ? [{ key: 'Closed on', value: formatDay(unit.closedOn) }] : []),
  ]} />;
}

function Changes({ found: { unit }, mayChange }: UnitPageProps) {
  if (!mayChange) return null;
  return (
    <ul class="nhsuk-list allied-print-hidden">
      <li><a href={`/units/${unit.code}/edit`}>Change its name, lead or note</a></li>
      <li><a href={`/units/${unit.code}/move`}>Move it to another parent</a></li>
      {unit.level !== 'individual' && <li><a href={`/units/${unit.code}/new-team`}>Add a team</a></li>}
    </ul>
  );
}

function OtherDay({ code, state }: { code: string; state: FormState }) {
  return (
    <Form method="get" action={`/units/${code}`} state={state}>
      <DateField name="on" legend={{ text: 'See the tree as it was on another day', size: 's' }} hint="For example, 31 3 2026. Leave it empty for today." />
      <Button small variant="secondary-solid">Show that day</Button>
    </Form>
  );
}

function History({ lines }: { lines: UnitPage['history'] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What changed</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{lines.map((line, at) => <li key={at}>{formatLondonDate(line.happenedAt)}: {line.name}{line.reason ? `. ${line.reason}` : ''}</li>)}</ul>
    </>
  );
}
