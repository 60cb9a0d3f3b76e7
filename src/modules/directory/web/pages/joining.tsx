import { formatLondonDate } from '#platform/clock';
import { Form, HiddenField, RadiosField, SelectField, TextField, type FormState } from '#ui/forms';
import { Button, SummaryList } from '#ui/nhsuk';
import { INVITATION_DAYS } from '../../commands/invite.ts';
import { membershipGroups, titleOf, type Level } from '../../domain/role-groups.ts';
import { everyMember, roleFits } from '../../domain/roles.ts';
import type { InvitationLine } from '../../queries/invitation.ts';
import { ExampleTag, OneButton, optionsOf, PageTop, Reading, RoleWords } from '../parts.tsx';

const roleHints: Record<(typeof everyMember)[number], string> = {
  member: 'Reads what belongs to the organisation and adds to work they are part of.',
  'service lead': 'Leads one or more teams.',
  'Chief AHP': 'Leads the allied health professions (AHPs) of the organisation and owns its strategy.',
  'system lead': 'Leads for an integrated care system.',
  'regional lead': 'Leads for a region.',
  'national team': 'Works for the whole country.',
  moderator: 'Keeps conversations safe and sorts what people say.',
  researcher: 'Looks for questions and studies what helps.',
  'community partner': 'Brings in people and communities and checks that they were heard.',
  'peer leader': 'Has lived experience. Sets questions, reads and sorts words, chairs, and signs off what is published.',
  administrator: 'Lets people in and out and changes units.',
};

export function InvitePage({ organisation, units, state, csrf }: { organisation: { id: string; name: string }; units: readonly { id: string; name: string; level: string }[]; state: FormState; csrf: string }) {
  return (
    <Reading>
      <PageTop title="Invite somebody" caption={organisation.name} state={state} />
      <p>They get a letter with a link. It is open for {INVITATION_DAYS} days. Any email address will do.</p>
      <Form action="/invitations" csrfToken={csrf} state={state}>
        <HiddenField name="organisation" value={organisation.id} />
        <TextField name="email" label="Their email address" type="email" autocomplete="off" width={20} />
        <SelectField name="unit" label="Where will they belong?" items={optionsOf(units.map(({ id, name }) => ({ code: id, title: name })), 'Choose a place')} />
        <SelectField name="roleGroup" label="Their role group" items={optionsOf(membershipGroups, 'Choose a group')} />
        <RadiosField name="role" legend="What may they act as?" items={everyMember.filter((role) => units.some(({ level }) => roleFits(role, level as Level))).map((role) => ({ value: role, text: role.charAt(0).toUpperCase() + role.slice(1), hint: roleHints[role] }))} />
        <Button>Send the invitation</Button>
      </Form>
    </Reading>
  );
}

const whyOver: Record<string, string> = {
  accepted: 'This invitation was accepted already. An invitation works once.',
  withdrawn: 'This invitation was taken back. If you think that is a mistake, ask whoever invited you.',
  over: 'This invitation is too old. Ask whoever invited you to send a new one.',
};

export function InvitationPage({ invitation, token, csrf, isSignedIn }: { invitation: InvitationLine; token: string; csrf: string; isSignedIn: boolean }) {
  const { organisationName, unitName, roleGroup, role, expiresAt, state, isExample } = invitation;
  return (
    <Reading>
      <PageTop title={`Invitation to ${organisationName}`} />
      {isExample && <p><ExampleTag when /> This organisation is imagined.</p>}
      {state === 'open' ? (
        <>
          <SummaryList rows={[
            { key: 'Organisation', value: organisationName }, { key: 'Where', value: unitName }, { key: 'Role group', value: titleOf(membershipGroups, roleGroup) },
            { key: 'You may act as', value: <RoleWords role={role} /> }, { key: 'Open until', value: formatLondonDate(expiresAt) },
          ]} />
          {isSignedIn
            ? <OneButton action={`/invitations/${token}/acceptance`} csrf={csrf} text="Accept the invitation" variant="brand" />
            : <p><a class="nhsuk-button" href={`/sign-in?then=/invitations/${token}`}>Sign in to accept</a></p>}
        </>
      ) : <p>{whyOver[state]}</p>}
    </Reading>
  );
}
