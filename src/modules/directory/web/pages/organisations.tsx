import { Form, SelectField, TextField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { levels, levelTitles, settings, titleOf } from '../../domain/role-groups.ts';
import type { OrganisationFilter, OrganisationLine } from '../../queries/organisations.ts';
import { ExampleTag, optionsOf, PageTop } from '../parts.tsx';

export function OrganisationsPage({ organisations, filter }: { organisations: readonly OrganisationLine[]; filter: OrganisationFilter }) {
  const { setting = '', level = '', words = '' } = filter;
  return (
    <>
      <PageTop title="Organisations" />
      <p class="nhsuk-u-reading-width">Here is who is on this site. Some run hospitals. Some are councils, charities, schools or prisons. Some teach, and some are small firms. Open a name to see what it is part of and who leads it. The ones marked as an example are made up.</p>
      <p>See also <a href="/systems">integrated care systems</a>, <a href="/regions">regions</a> and <a href="/professions">the 14 allied health professions</a>.</p>
      <Form method="get" action="/organisations" state={{ values: { setting, level, words }, errors: [] }}>
        <TextField name="words" label="Part of the name, or the ODS code" hint="ODS is short for Organisation Data Service. It gives each place that gives care a code." width={20} />
        <SelectField name="setting" label="Setting" items={optionsOf(settings, 'All settings')} />
        <SelectField name="level" label="Level" items={optionsOf(levels.filter((code) => code !== 'individual').map((code) => ({ code, title: levelTitles[code] })), 'All levels')} />
        <Button small variant="secondary-solid">Show</Button>
      </Form>
      <DataTable caption={countWords(organisations.length)} rows={organisations} emptyText="No organisation fits. Take out a word or choose all settings." columns={[
        { key: 'name', head: 'Name', cell: ({ code, name, isExample }) => <><a href={`/organisations/${code}`}>{name}</a> <ExampleTag when={isExample} /></> },
        { key: 'setting', head: 'Setting', cell: (line) => titleOf(settings, line.setting) },
        { key: 'ods', head: 'ODS code', cell: ({ odsCode }) => odsCode ?? 'Not given', isNothing: ({ odsCode }) => odsCode === null },
        { key: 'kind', head: 'What is here', cell: ({ policyTextOnly, isExample }) => (policyTextOnly ? 'Its published policy only' : isExample ? 'An imagined organisation' : 'Its own work') },
      ]} />
    </>
  );
}

const countWords = (count: number): string => (count === 1 ? '1 organisation' : `${count} organisations`);
