import { formatDay, formatLondonDate } from '#platform/clock';
import { Form, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { membershipGroups, titleOf, type RoleGroup } from '../../domain/role-groups.ts';
import { professions } from '../../domain/professions.ts';
import type { PeopleOf } from '../../queries/people-page.ts';
import { OneButton, optionsOf, PageTop, RoleWords } from '../parts.tsx';

export interface PeoplePageProps {
  organisation: { id: string; name: string };
  organisations: readonly { id: string; name: string }[];
  found: PeopleOf;
  group: RoleGroup | undefined;
  total: number;
  csrf: string;
  mayInvite: boolean;
  mayAnswer: boolean;
  mayReview: boolean;
  mayMakeTokens: boolean;
}

export function PeoplePage(props: PeoplePageProps) {
  const { organisation, found, group, total } = props;
  return (
    <>
      <PageTop title={`People of ${organisation.name}`} />
      <Tools {...props} />
      <Filter {...props} />
      <DataTable caption={group ? group.title : 'Everybody'} rows={found.people} emptyText={emptyText(group, total)} columns={[
        { key: 'name', head: 'Name', cell: ({ name, membershipId }) => (props.mayInvite ? <a href={`/memberships/${membershipId}`}>{name ?? 'No name given yet'}</a> : (name ?? 'No name given yet')) },
        { key: 'group', head: 'Role group', cell: ({ roleGroup, profession }) => (profession ? `${titleOf(membershipGroups, roleGroup)}: ${titleOf(professions, profession).toLowerCase()}` : titleOf(membershipGroups, roleGroup)) },
        { key: 'role', head: 'May act as', cell: ({ role, unitName }) => <><RoleWords role={role} />, {unitName}</> },
        { key: 'from', head: 'Since', cell: ({ startedOn }) => formatDay(startedOn) },
      ]} />
      {props.mayAnswer && <Requests {...props} />}
      {props.mayInvite && <Invitations {...props} />}
    </>
  );
}

/** An honest sentence, whichever group it is: nobody is told that a list is not for them. */
function emptyText(group: RoleGroup | undefined, total: number): string {
  if (!group) return 'Nobody belongs to this organisation yet. An administrator can invite people.';
  return `Nobody here is recorded as "${group.title}" yet. ${total} people are recorded in all. If somebody is missing, tell an administrator, who can invite them.`;
}

function Tools({ organisation, mayInvite, mayReview, mayMakeTokens }: PeoplePageProps) {
  const links = [
    ...(mayInvite ? [{ href: `/people/invite?organisation=${organisation.id}`, text: 'Invite somebody' }] : []),
    ...(mayReview ? [{ href: `/access-review?organisation=${organisation.id}`, text: 'Review who has access' }] : []),
    ...(mayMakeTokens ? [{ href: `/tokens?organisation=${organisation.id}`, text: 'Tokens for programs' }] : []),
  ];
  if (links.length === 0) return null;
  return <ul class="nhsuk-list">{links.map(({ href, text }) => <li key={href}><a href={href}>{text}</a></li>)}</ul>;
}

function Filter({ organisation, organisations, group }: PeoplePageProps) {
  return (
    <Form method="get" action="/people" state={{ values: { organisation: organisation.id, group: group?.code ?? '' }, errors: [] }}>
      {organisations.length > 1 && <SelectField name="organisation" label="Organisation" items={organisations.map(({ id, name }) => ({ value: id, text: name }))} />}
      <SelectField name="group" label="Role group" items={optionsOf(membershipGroups, 'All role groups')} />
      <Button small variant="secondary-solid">Show</Button>
    </Form>
  );
}

function Requests({ found, csrf }: PeoplePageProps) {
  return (
    <DataTable caption="Who asks to join" rows={found.requests} emptyText="Nobody is waiting for an answer." columns={[
      { key: 'name', head: 'Name', cell: ({ name }) => name ?? 'No name given yet' },
      { key: 'group', head: 'Role group', cell: ({ roleGroup }) => titleOf(membershipGroups, roleGroup) },
      { key: 'unit', head: 'Where', cell: ({ unitName }) => unitName },
      { key: 'note', head: 'What they say', cell: ({ note }) => note ?? 'Nothing' },
      { key: 'asked', head: 'Asked on', cell: ({ askedAt }) => formatLondonDate(askedAt) },
      { key: 'answer', head: 'Answer', cell: ({ id, name }) => [
        <OneButton key="yes" action={`/requests/${id}/answer`} csrf={csrf} text="Accept" label={`Accept ${name ?? 'this person'}`} fields={{ answer: 'accepted' }} />,
        <OneButton key="no" action={`/requests/${id}/answer`} csrf={csrf} text="Refuse" label={`Refuse ${name ?? 'this person'}`} fields={{ answer: 'refused' }} />,
      ] },
    ]} />
  );
}

function Invitations({ found, csrf }: PeoplePageProps) {
  return (
    <DataTable caption="Open invitations" rows={found.invitations} emptyText="No invitation is open." columns={[
      { key: 'address', head: 'Email address', cell: ({ address }) => address ?? 'Anyone with the link' },
      { key: 'role', head: 'May act as', cell: ({ role }) => <RoleWords role={role} /> },
      { key: 'group', head: 'Role group', cell: ({ roleGroup }) => titleOf(membershipGroups, roleGroup) },
      { key: 'unit', head: 'Where', cell: ({ unitName }) => unitName },
      { key: 'until', head: 'Open until', cell: ({ expiresAt }) => formatLondonDate(expiresAt) },
      { key: 'withdraw', head: 'Withdraw', cell: ({ id, address }) => <OneButton action={`/invitations/${id}/withdrawal`} csrf={csrf} text="Withdraw" label={`Withdraw the invitation to ${address ?? 'anyone'}`} /> },
    ]} />
  );
}
