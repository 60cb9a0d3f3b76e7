import { formatDay, formatLondonDate } from '#platform/clock';
import { DateField, Form, HiddenField, TextareaField, TextField, valuesOf, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { professions } from '../../domain/professions.ts';
import { membershipGroups, titleOf } from '../../domain/role-groups.ts';
import type { MembershipPage, ReviewLine } from '../../queries/membership.ts';
import type { PersonLine } from '../../queries/people.ts';
import { OneButton, PageTop, Reading, RoleWords } from '../parts.tsx';

const seenWords = (day: string | null): string => (day ? formatDay(day) : 'Never');

export function MembershipPageContent({ found, state, csrf }: { found: MembershipPage; state: FormState; csrf: string }) {
  return (
    <Reading>
      <PageTop title={found.name ?? 'No name given yet'} caption={found.organisationName} state={state} />
      <SummaryList rows={[
        { key: 'Where', value: found.unitName }, { key: 'Role group', value: titleOf(membershipGroups, found.roleGroup) },
        { key: 'Profession', value: found.profession ? titleOf(professions, found.profession) : 'Not given' }, { key: 'May act as', value: <RoleWords role={found.role} /> },
        { key: 'Since', value: formatDay(found.startedOn) }, { key: 'Last seen', value: seenWords(found.lastSeenOn) },
        ...(found.endedOn ? [{ key: 'Ended on', value: `${formatDay(found.endedOn)}. ${found.endedReason ?? ''}` }] : []),
      ]} />
      {found.endedOn === null && <EndMembership found={found} state={state} csrf={csrf} />}
      {!found.isErased && <AccountOf found={found} csrf={csrf} />}
    </Reading>
  );
}

function EndMembership({ found, state, csrf }: { found: MembershipPage; state: FormState; csrf: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">They leave</h2>
      <p>The membership ends and stays on record, so that the numbers of earlier days stay true.</p>
      <Form action={`/memberships/${found.id}/end`} csrfToken={csrf} state={state}>
        <DateField name="on" legend="First day on which they no longer belong" />
        <TextField name="reason" label="Why?" hint="For example: moved to another trust. Only administrators see it." width={20} />
        <Button variant="secondary-solid">End the membership</Button>
      </Form>
    </>
  );
}

function AccountOf({ found, csrf }: { found: MembershipPage; csrf: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Their account</h2>
      <p>{found.isClosed ? 'The account is closed: nobody can sign in to it.' : 'Closing the account signs them out everywhere and keeps everything. It can be opened again. It works only for somebody who belongs to no other organisation.'}</p>
      <OneButton action={`/memberships/${found.id}/account`} csrf={csrf} text={found.isClosed ? 'Open the account again' : 'Close the account'} fields={{ what: found.isClosed ? 'open' : 'close' }} />
    </>
  );
}

export interface ReviewPageProps {
  organisation: { id: string; name: string };
  people: readonly PersonLine[];
  reviews: readonly ReviewLine[];
  state: FormState;
  csrf: string;
  ownId: string | null;
  advice?: Advice | undefined;
}

export function ReviewPage({ organisation, people, reviews, state, csrf, ownId, advice }: ReviewPageProps) {
  return (
    <>
      <PageTop title="Review who has access" caption={organisation.name} state={state} />
      <p class="nhsuk-u-reading-width">Look at everybody who has access. Tick those who should have none any more. The review is recorded with your name and today's date.</p>
      <Form action="/access-review" csrfToken={csrf} state={state}>
        <HiddenField name="organisation" value={organisation.id} />
        <DataTable caption={`${people.length} memberships`} rows={people} emptyText="Nobody has access." columns={[
          { key: 'name', head: 'Name', cell: ({ name, personId }) => `${name ?? 'No name given yet'}${personId === ownId ? ' (you)' : ''}` },
          { key: 'unit', head: 'Where', cell: ({ unitName }) => unitName },
          { key: 'role', head: 'May act as', cell: ({ role }) => <RoleWords role={role} /> },
          { key: 'seen', head: 'Last seen', cell: ({ lastSeenOn, isClosed }) => (isClosed ? 'Account closed' : seenWords(lastSeenOn)) },
          { key: 'end', head: 'End access', cell: ({ membershipId, name, role }) => <EndTick id={membershipId} isTicked={valuesOf(state, 'ending').includes(membershipId)} label={`End the access of ${name ?? 'somebody without a name'} as ${role}`} /> },
        ]} />
        <TextareaField name="note" label="Note (you can leave this out)" rows={2} maxlength={500} />
        <Button>Record this review</Button>
        <WordsCheck advice={advice} />
      </Form>
      <DataTable caption="Earlier reviews" captionSize="m" rows={reviews} emptyText="Access has not been reviewed yet." columns={[
        { key: 'when', head: 'When', cell: ({ reviewedAt }) => formatLondonDate(reviewedAt) },
        { key: 'who', head: 'Who', cell: ({ reviewedBy }) => reviewedBy ?? 'Somebody who has left' },
        { key: 'looked', head: 'Looked at', isNumeric: true, cell: ({ membershipCount }) => membershipCount },
        { key: 'ended', head: 'Ended', isNumeric: true, cell: ({ endedCount }) => endedCount },
        { key: 'note', head: 'Note', cell: ({ note }) => note ?? 'None' },
      ]} />
    </>
  );
}

function EndTick({ id, label, isTicked }: { id: string; label: string; isTicked: boolean }) {
  return (
    <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
      <div class="nhsuk-checkboxes__item">
        <input class="nhsuk-checkboxes__input" type="checkbox" id={`end-${id}`} name="ending" value={id} checked={isTicked} />
        <label class="nhsuk-label nhsuk-checkboxes__label" for={`end-${id}`}>End<span class="nhsuk-u-visually-hidden">: {label}</span></label>
      </div>
    </div>
  );
}
