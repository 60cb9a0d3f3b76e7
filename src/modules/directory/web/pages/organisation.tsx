import { Form, SelectField, TextareaField, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { levelTitles, membershipGroups, settings, titleOf } from '../../domain/role-groups.ts';
import type { OrganisationPage } from '../../queries/organisation-page.ts';
import { ExampleTag, optionsOf, PageTop } from '../parts.tsx';
import { ParentHistory, TreePath } from './tree.tsx';

export interface OrganisationPageProps {
  found: OrganisationPage;
  state: FormState;
  csrf: string;
  belongs: boolean;
  mayAsk: boolean;
  isSignedIn: boolean;
}

export function OrganisationPageContent(props: OrganisationPageProps) {
  const { found: { organisation, units, path, parents }, belongs } = props;
  return (
    <>
      <PageTop title={organisation.name} caption={titleOf(settings, organisation.setting)} state={props.state} />
      {organisation.isExample && <p><ExampleTag when /> This organisation is imagined. Nothing here is about a real place or real people.</p>}
      {organisation.policyTextOnly && <InsetText><p>This organisation is here for its published policy only. It does not take part in this site, and no figure here is about it.</p></InsetText>}
      <About {...props} />
      <h2 class="nhsuk-heading-m">Its place in the tree today</h2>
      <TreePath path={path} />
      <ParentHistory parents={parents} />
      <DataTable caption="Its units" captionSize="m" rows={units.filter(({ closedOn }) => closedOn === null)} emptyText="No unit has been added yet." columns={[
        { key: 'name', head: 'Name', cell: ({ code, name }) => <a href={`/units/${code}`}>{name}</a> },
        { key: 'level', head: 'Level', cell: ({ level }) => levelTitles[level] },
        { key: 'lead', head: 'Led by', cell: ({ leadRole }) => leadRole ?? 'Not given' },
      ]} />
      <h2 class="nhsuk-heading-m">Its strategies</h2>
      <p><a href={`/strategies?organisation=${organisation.code}`}>See the strategies of {organisation.name}</a></p>
      <p><a href={`/sessions?organisation=${organisation.code}`}>See its sessions, where people worked on a strategy</a></p>
      {belongs && <p><a href={`/people?organisation=${organisation.id}`}>See its people</a></p>}
      <Joining {...props} />
    </>
  );
}

function About({ found: { organisation } }: OrganisationPageProps) {
  const rows = [
    { key: 'Organisation Data Service (ODS) code', value: organisation.odsCode ?? 'Not given' },
    ...(organisation.mission ? [{ key: 'Mission', value: organisation.mission }] : []),
    ...(organisation.vision ? [{ key: 'Vision', value: organisation.vision }] : []),
    ...(organisation.values ? [{ key: 'Values', value: organisation.values }] : []),
  ];
  return <SummaryList rows={rows} />;
}

function Joining({ found, state, csrf, mayAsk, isSignedIn }: OrganisationPageProps) {
  const { organisation, units, hasOpenRequest } = found;
  if (hasOpenRequest) return <p>You have asked to join. An administrator of {organisation.name} will answer.</p>;
  if (!isSignedIn && !organisation.policyTextOnly) return <p>Do you work or study here? <a href={`/sign-in?then=/organisations/${organisation.code}`}>Sign in</a> to ask to join. Any e-mail address will do.</p>;
  if (!mayAsk) return null;
  const places = units.filter(({ closedOn, level }) => closedOn === null && level !== 'individual').map(({ code, name }) => ({ code, title: name }));
  return (
    <section aria-labelledby="join">
      <h2 class="nhsuk-heading-m" id="join">Ask to join</h2>
      <p>Do you work or study here, or work with the people here? An administrator answers. You can belong to several organisations.</p>
      <Form action={`/organisations/${organisation.code}/requests`} csrfToken={csrf} state={state}>
        <SelectField name="roleGroup" label="Which group fits you best?" items={optionsOf(membershipGroups, 'Choose a group')} />
        <SelectField name="unit" label="Where?" items={optionsOf(places, 'Choose a place')} />
        <TextareaField name="note" label="Anything that helps them to know you (you can leave this out)" rows={3} maxlength={500} />
        <Button>Ask to join</Button>
      </Form>
    </section>
  );
}
