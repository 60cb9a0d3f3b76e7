import { formatDay, formatLondonDateTime } from '#platform/clock';
import { Form, HiddenField, RadiosField, SelectField, TextField, type FormState } from '#ui/forms';
import { Button, InsetText, WarningCallout } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { weekdays } from '../../domain/send-day.ts';
import { membershipGroups, titleOf } from '../../domain/role-groups.ts';
import type { AccountPage } from '../../queries/account.ts';
import { ExampleTag, OneButton, PageTop, Reading, RoleWords } from '../parts.tsx';
import { NotSent, PasskeyScripts } from './sign-in.tsx';

export interface AccountPageProps {
  found: AccountPage;
  state: FormState;
  csrf: string;
  sessionId: string | null;
  hasPasskeys: boolean;
  /** Set right after the first sign-in: where to go when the name is given. */
  welcomeTo: string | null;
}

export function AccountPageContent(props: AccountPageProps) {
  const { found, state, csrf, welcomeTo } = props;
  return (
    <>
      <PageTop title="My account" state={state} />
      {found.isExample && <p><ExampleTag when /> This is one of the demonstration's imagined people.</p>}
      {welcomeTo !== null && <InsetText><p>Welcome. Tell us the name by which others may see you, then go on.</p></InsetText>}
      <Form action="/account/name" csrfToken={csrf} state={state}>
        <HiddenField name="goTo" value={welcomeTo ?? ''} />
        <TextField name="name" label="Your name" hint="People in your organisations see it. Nobody else does." autocomplete="name" width={20} />
        <Button small variant="secondary-solid">Keep this name</Button>
      </Form>
      <Memberships {...props} />
      <Addresses {...props} />
      <WeeklyLetter {...props} />
      <Sessions {...props} />
      {props.hasPasskeys && <Passkeys {...props} />}
      <h2 class="nhsuk-heading-m">What is held about you</h2>
      <p><a href="/account/export">Download everything this site holds about you</a> (a JSON file, which other programs can read)</p>
      <p><a href="/account/erasure">Close or erase my account</a></p>
    </>
  );
}

function Memberships({ found, csrf }: AccountPageProps) {
  return (
    <>
      <DataTable caption="Where you belong" captionSize="m" rows={found.memberships} emptyText="You belong to no organisation yet. Find yours in the list of organisations and ask to join, or wait for an invitation by email." columns={[
        { key: 'organisation', head: 'Organisation', cell: ({ organisationCode, organisationName, unitName }) => <><a href={`/organisations/${organisationCode}`}>{organisationName}</a>{unitName === organisationName ? '' : `, ${unitName}`}</> },
        { key: 'role', head: 'You may act as', cell: ({ role, roleGroup }) => <><RoleWords role={role} />, in the group {titleOf(membershipGroups, roleGroup).toLowerCase()}</> },
        { key: 'dates', head: 'When', cell: ({ startedOn, endedOn }) => (endedOn ? `Until ${formatDay(endedOn)}` : `Since ${formatDay(startedOn)}`) },
        { key: 'leave', head: 'Leave', width: 'one-quarter', cell: ({ id, organisationName, endedOn }) => (endedOn ? 'Ended' : <OneButton action={`/account/memberships/${id}/end`} csrf={csrf} text="Leave" label={`Leave ${organisationName}`} />) },
      ]} />
      {found.requests.length > 0 && <DataTable caption="Where you asked to join" rows={found.requests} emptyText="" columns={[
        { key: 'organisation', head: 'Organisation', cell: ({ organisationName }) => organisationName },
        { key: 'asked', head: 'Asked', cell: ({ askedAt }) => formatLondonDateTime(askedAt) },
        { key: 'withdraw', head: 'Take back', cell: ({ id, organisationName }) => <OneButton action={`/account/requests/${id}/withdrawal`} csrf={csrf} text="Take back" label={`Take back the request to ${organisationName}`} /> },
      ]} />}
      <p><a href="/organisations">Find an organisation to join</a></p>
    </>
  );
}

function Addresses({ found, state, csrf }: AccountPageProps) {
  return (
    <>
      <DataTable caption="Your email addresses" captionSize="m" rows={found.addresses.map((address) => ({ address }))} emptyText="No address." columns={[
        { key: 'address', head: 'Address', cell: ({ address }) => address },
        { key: 'remove', head: 'Remove', cell: ({ address }) => (found.addresses.length > 1 ? <OneButton action="/account/addresses/removal" csrf={csrf} text="Remove" label={`Remove ${address}`} fields={{ address }} /> : 'Your only address stays') },
      ]} />
      <Form action="/account/addresses" csrfToken={csrf} state={state}>
        <TextField name="email" label="Add another email address" type="email" width={20} hint="We send a link to it. Sign in with any address of your account." />
        <Button small variant="secondary-solid">Add this address</Button>
      </Form>
    </>
  );
}

/** Off until somebody chooses a day. */
function WeeklyLetter({ found: { letterWeekday, addresses }, csrf, state }: AccountPageProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="weekly-letter">A letter each week</h2>
      <p>It says what waits for you, what changed and what to celebrate: the same as your first page. Nobody gets it without asking. <a href="/your-week">See this week’s</a>.</p>
      <Form action="/account/weekly-letter" csrfToken={csrf} state={{ ...state, values: { ...state.values, weekday: String(letterWeekday ?? 'none') } }}>
        <SelectField name="weekday" label="On which day should it come?" hint={`By email to ${addresses[0] ?? 'your address'}. Each letter has a link that stops it.`}
          items={[{ value: 'none', text: 'No letter' }, ...weekdays.map((text, at) => ({ value: String(at + 1), text }))]} />
        <Button small variant="secondary-solid">Keep this choice</Button>
      </Form>
    </>
  );
}

/** Enough to find a strange one; the rest are counted. */
const SESSIONS_SHOWN = 10;

const ways: Record<string, string> = { link: 'a link by email', passkey: 'a passkey', oidc: 'a work account', persona: 'the demonstration' };

function Sessions({ found, csrf, sessionId }: AccountPageProps) {
  const shown = found.sessions.filter(({ id }, at) => at < SESSIONS_SHOWN || id === sessionId);
  return (
    <>
      <DataTable caption="Where you are signed in" captionSize="m" rows={shown} emptyText="Nowhere." columns={[
        { key: 'device', head: 'Device', cell: ({ device, id }) => (id === sessionId ? `${device} (this one)` : device) },
        { key: 'how', head: 'Signed in with', cell: ({ how }) => ways[how] ?? how },
        { key: 'seen', head: 'Last used', cell: ({ seenAt }) => formatLondonDateTime(seenAt) },
        { key: 'end', head: 'Sign out', cell: ({ id, device }) => <OneButton action={`/account/sessions/${id}/end`} csrf={csrf} text="Sign out" label={`Sign out ${device}`} /> },
      ]} />
      {found.sessions.length > shown.length && <p>These are the newest {shown.length} of {found.sessions.length}. {found.isExample ? 'Every visitor of the demonstration signs in as the same example people.' : ''} “Sign out everywhere” ends them all.</p>}
      <OneButton action="/account/sessions/end" csrf={csrf} text="Sign out everywhere" />
    </>
  );
}

function Passkeys({ found, csrf }: AccountPageProps) {
  return (
    <>
      <DataTable caption="Your passkeys" captionSize="m" rows={found.passkeys} emptyText="You have no passkey. With one you can sign in by fingerprint, face or screen lock." columns={[
        { key: 'name', head: 'Added on', cell: ({ name }) => name },
        { key: 'added', head: 'When', cell: ({ addedAt }) => formatLondonDateTime(addedAt) },
        { key: 'used', head: 'Last used', cell: ({ usedAt }) => (usedAt ? formatLondonDateTime(usedAt) : 'Never') },
        { key: 'remove', head: 'Remove', cell: ({ id, name }) => <OneButton action={`/account/passkeys/${id}/removal`} csrf={csrf} text="Remove" label={`Remove the passkey of ${name}`} /> },
      ]} />
      <div id="passkey-add" data-csrf={csrf} hidden>
        <p id="passkey-problem" role="alert"></p>
        <Button type="button" small variant="secondary-solid" id="passkey-button">Add a passkey</Button>
        <PasskeyScripts />
      </div>
    </>
  );
}

export function AddressSentPage({ isSent, showsOutbox }: { isSent: boolean; showsOutbox: boolean }) {
  return (
    <Reading>
      <PageTop title="Check your email" />
      {isSent ? <p>We have sent a link to that address. Open it to add the address to your account.</p> : <NotSent />}
      {showsOutbox && <p>Letters do not leave this machine: <a href="/outbox">read them in the outbox</a>.</p>}
      <p><a href="/account">Back to my account</a></p>
    </Reading>
  );
}

export function ErasePage({ csrf, state }: { csrf: string; state: FormState }) {
  return (
    <Reading>
      <PageTop title="Close or erase my account" state={state} />
      <WarningCallout heading={{ text: 'Erasing cannot be undone', level: 2 }}>
        <p>Your name, email addresses, passkeys and sessions are deleted. What you decided for an organisation stays, without your name, and you still count in the numbers of the days on which you belonged.</p>
      </WarningCallout>
      <Form action="/account/erasure" csrfToken={csrf} state={state}>
        <RadiosField name="what" legend="What should happen?" items={[
          { value: 'close', text: 'Close my account', hint: 'Nothing is deleted. An administrator of your organisation can open it again.' },
          { value: 'erase', text: 'Erase me', hint: 'Everything that says who you are is deleted.' },
        ]} />
        <TextField name="sure" label="Type yes to go on" width={5} />
        <Button variant="warning">Close or erase my account</Button>
      </Form>
    </Reading>
  );
}

export function ErasedPage({ isErased }: { isErased: boolean }) {
  return (
    <Reading>
      <PageTop title="Your account has ended" />
      <p>{isErased ? 'Everything that said who you are has been deleted. Thank you for taking part.' : 'Your account is closed and you are signed out everywhere. An administrator of your organisation can open it again.'}</p>
    </Reading>
  );
}
