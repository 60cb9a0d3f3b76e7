import { formatDay } from '#platform/clock';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { SMALLEST_SHOWN, type ShownAttendance } from '../../domain/session-attendance.ts';
import { countedGroups } from '../../data/session-content.ts';
import { exampleSessionId } from '../../data/seed-event-session.ts';
import { readTables } from '../../queries/session-notes.ts';
import { readSessionGaps } from '../../queries/session-gaps.ts';
import { sessionPage, type SessionPage } from '../../queries/session-page.ts';
import { mayRunSessions } from '../../session-permissions.ts';
import { Part } from '../objectives/part.tsx';
import { SessionTags } from './list-page.tsx';
import { OrganisersPart, type OrganisersView } from './organisers-part.tsx';
import { ThemeTable } from './theme-table.tsx';

export const sessionViewRoutes: readonly Route[] = [get('/sessions/:id', 'read event sessions', showSession, { example: { id: exampleSessionId } })];

async function showSession(ctx: RequestContext): Promise<Reply> {
  const { session, organisers } = await ctx.read(async (tx) => {
    const found = await sessionPage(tx, ctx.params['id'] ?? '');
    const view: OrganisersView | null = mayRunSessions(ctx.viewer, found.organisationId)
      ? { tables: await readTables(tx, found.id), gaps: found.isPublic ? [] : await readSessionGaps(tx, { id: found.id, heldOn: found.heldOn, now: ctx.now }) } : null;
    return { session: found, organisers: view };
  });
  return page({
    title: session.title, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Sessions', href: '/sessions' }], currentSection: '/co-planning',
    description: `${session.title}: what people said at ${session.tableCount} tables, and what came of it.`,
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Session of {session.organisation.name}</span> <span data-quoted>{session.title}</span></h1>
        <SessionTags {...session} />
        {organisers && <OrganisersPart session={session} {...organisers} />}
        <Facts session={session} />
        <Part id="themes" title="What people said, as themes">
          <p class="nhsuk-u-reading-width">People wrote notes and put ticks beside them. Notes that belong together are a theme. The votes of a theme are the ticks beside its notes.</p>
          <ThemeTable session={session} />
        </Part>
        <Part id="questions" title="The questions"><ol class="nhsuk-list nhsuk-list--number">{session.questions.map(({ id, words }) => <li key={id} data-quoted>{words}</li>)}</ol></Part>
        <TookPart attendance={session.attendance} />
        <Absent session={session} />
      </>
    ),
  });
}

function Facts({ session }: { readonly session: SessionPage }) {
  return (
    <SummaryList rows={[
      { key: 'Day', value: formatDay(session.heldOn) },
      { key: 'Place', value: session.place },
      { key: 'Strategy', value: session.strategy ? { html: <a href={`/strategies/${session.strategy.code}`} data-quoted>{session.strategy.title}</a> } : 'Not published yet' },
      { key: 'Parts', value: session.strategy && session.parts.length > 0 ? { html: <ul class="nhsuk-list">{session.parts.map(({ code, title }) => <li key={code}><a href={`/strategies/${session.strategy?.code}/nodes/${code}`} data-quoted>{title}</a></li>)}</ul> } : 'All of it' },
      { key: 'Tables', value: String(session.tableCount) },
      { key: 'Published', value: session.publishedOn ? formatDay(session.publishedOn) : 'Not published' },
    ]} />
  );
}

function TookPart({ attendance: { groups, total } }: { readonly attendance: ShownAttendance }) {
  const isHidden = groups.some(({ people }) => people === null);
  const lines = countedGroups.flatMap(({ code, title }) => groups.filter(({ group }) => group === code).map(({ people }) => ({ title, people })));
  return (
    <Part id="took-part" title="Who took part">
      <DataTable caption="People by group" rows={lines} emptyText="Nobody has counted who took part yet."
        columns={[
          { key: 'group', head: 'Group', cell: ({ title }) => title },
          { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => people ?? `Fewer than ${SMALLEST_SHOWN}` },
        ]} />
      {total && <p>{total.isAtLeast ? `At least ${total.people} people took part.` : `${total.people} people took part.`}</p>}
      {isHidden && <p>Where fewer than {SMALLEST_SHOWN} people came from a group, we do not say how many. In a small group people can tell who was there.</p>}
      {lines.length > 0 && <p>Groups that are not in this list had nobody there.</p>}
    </Part>
  );
}

function Absent({ session }: { readonly session: SessionPage }) {
  return (
    <Part id="absent" title="Who was not in the room">
      <DataTable caption="Who was missing, and what was done about it" rows={session.absences} emptyText="Nobody has written this down yet. The session cannot be published without it."
        columns={[
          { key: 'who', head: 'Who', cell: ({ who }) => <span data-quoted>{who}</span> },
          { key: 'done', head: 'What was done about it', cell: ({ whatWasDone }) => <span data-quoted>{whatWasDone}</span> },
        ]} />
    </Part>
  );
}
