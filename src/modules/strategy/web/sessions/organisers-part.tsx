import { InsetText } from '#ui/nhsuk';
import type { SessionGap } from '../../domain/session-gaps.ts';
import type { SessionPage } from '../../queries/session-page.ts';

/** What the organisers see beside what everyone will see. */
export interface OrganisersView {
  tables: readonly { number: number; notes: number; votes: number }[];
  gaps: readonly SessionGap[];
}

/** The steps of a session in their order, each with what is done. */
export function OrganisersPart({ session, tables, gaps }: OrganisersView & { readonly session: SessionPage }) {
  const to = (path: string) => `/sessions/${session.id}/${path}`;
  if (session.isPublic) return <Published to={to} />;
  const noteCount = tables.reduce((sum, { notes }) => sum + notes, 0);
  return (
    <InsetText classes="allied-screen-only">
      <h2 class="nhsuk-heading-m">For the organisers</h2>
      <p>Only your organisation sees this session until you publish it.</p>
      <ol class="nhsuk-list nhsuk-list--number">
        <li><a href={to('edit')}>Change the plan</a>, then <a href={to('sheets')}>print the sheets</a> for the tables and the facilitator</li>
        <li><a href={to('attendance')}>Count who took part</a>: {session.attendance.groups.length === 0 ? 'not counted yet' : 'counted'}</li>
        <li>Type in the notes of each table ({noteCount} so far): <TableLinks tables={tables} to={to} /></li>
        <li><a href={to('themes')}>Group the notes into themes</a>: {session.themes.length === 0 ? 'no theme yet' : `${session.themes.length} so far`}</li>
        <li><a href={to('absences')}>Write down who was not in the room</a>: {session.absences.length === 0 ? 'not done yet' : `${session.absences.length} so far`}</li>
        <li><a href={to('publication')}>Publish it</a>{gaps.length > 0 && `: ${gaps.length === 1 ? '1 thing is' : `${gaps.length} things are`} missing`}</li>
      </ol>
    </InsetText>
  );
}

function TableLinks({ tables, to }: { readonly tables: OrganisersView['tables']; readonly to: (path: string) => string }) {
  return (
    <ul class="allied-facts">
      {tables.map(({ number, notes }) => <li key={number}><a href={to(`tables/${number}`)}>Table {number}</a> ({notes === 1 ? '1 note' : `${notes} notes`})</li>)}
    </ul>
  );
}

function Published({ to }: { readonly to: (path: string) => string }) {
  return (
    <InsetText classes="allied-screen-only">
      <h2 class="nhsuk-heading-s">For the organisers</h2>
      <p>This session is published, so it stays as it is. You can still <a href={to('themes')}>turn a theme into a draft objective</a>, or <a href={to('withdrawal')}>take the session back</a>.</p>
    </InsetText>
  );
}
