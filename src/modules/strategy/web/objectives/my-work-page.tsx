import { organisationsWhere } from '#platform/access';
import { FinancialYear } from '#platform/clock';
import { get, page, type OwnNotice, type Reply, type RequestContext, type Route } from '#platform/http';
import { InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { openSessionsOf, type SessionLine } from '../../queries/event-sessions.ts';
import { myWork, type MyWork } from '../../queries/my-work.ts';
import { ownPlaces } from '../../queries/own-places.ts';
import { sessionSentences } from '../../session-permissions.ts';
import { JobsOfAnybody, OwnJobs } from './own-jobs.tsx';
import { dayWords, statusColour, statusTitle } from './words.ts';

export const myWorkRoutes: Route[] = [get('/my-work', 'read their own work', showMyWork)];

async function showMyWork(ctx: RequestContext): Promise<Reply> {
  const { personId, memberships } = ctx.viewer;
  const organiserOf = organisationsWhere(sessionSentences, ctx.viewer, 'run event sessions');
  const { work, places, sessions } = await ctx.read(async (tx) => ({
    work: personId ? await myWork(tx, personId, ctx.now) : { objectives: [], actions: [] }, places: await ownPlaces(tx, memberships), sessions: await openSessionsOf(tx, organiserOf),
  }));
  const notices = await ctx.ownNotices();
  const hasWork = work.objectives.length > 0 || work.actions.length > 0;
  return page({
    title: 'My part', currentSection: '/my-work',
    content: (
      <>
        <h1 class="nhsuk-heading-l">My part</h1>
        <p>Only you see this page.</p>
        <p><a href="/improvement/my-part">My own part: one thing that I choose myself</a></p>
        {notices.length > 0 && <Notices notices={notices} />}
        {hasWork && <OwnWork work={work} />}
        {!hasWork && places.length > 0 && <p>No update is asked of you today. You answer for no objective, and you have no open action.</p>}
        {sessions.length > 0 && <OpenSessions sessions={sessions} />}
        {places.length > 0 ? <OwnJobs places={places} year={FinancialYear.at(ctx.now)} /> : <JobsOfAnybody />}
      </>
    ),
  });
}

/** What waits in other rooms: everybody of the same role group reads the same. */
const Notices = ({ notices }: { notices: readonly OwnNotice[] }) => (
  <InsetText id="notices">
    <ul class="nhsuk-list nhsuk-u-margin-bottom-2">{notices.map(({ text, href }) => <li key={href}><a href={href} data-quoted>{text}</a></li>)}</ul>
    <p><a href="/my-invitations">Your invitations, and emails about them</a></p>
  </InsetText>
);

function OwnWork({ work }: { work: MyWork }) {
  return (
    <>
      <DataTable caption="Updates asked of you now" rows={work.objectives.filter(({ isUpdateDue }) => isUpdateDue)} emptyText="No update is asked of you today."
        columns={[
          { key: 'wording', head: 'Objective', cell: (line) => <a href={`/objectives/${line.id}`}>{line.wording}</a> },
          { key: 'due', head: 'Due since', cell: ({ updateDueOn }) => dayWords(updateDueOn) },
          { key: 'do', head: 'What to do', cell: (line) => <><a href={`/objectives/${line.id}/progress`}>Record progress<Hidden text={line.wording} /></a> or <a href={`/objectives/${line.id}/nothing-changed`}>say nothing changed<Hidden text={line.wording} /></a></> },
        ]} />
      <DataTable caption="Objectives you answer for" rows={work.objectives} emptyText="You answer for no objective. You can still act: open any objective of your organisation and add an action of your own."
        columns={[
          { key: 'wording', head: 'Objective', cell: (line) => <a href={`/objectives/${line.id}`}>{line.wording}</a> },
          { key: 'status', head: 'How it stands', cell: ({ status }) => <Tag colour={statusColour[status]} text={statusTitle(status)} /> },
          { key: 'due', head: 'Next update', cell: ({ updateDueOn, isPublic }) => (updateDueOn ? dayWords(updateDueOn) : isPublic ? 'None needed' : 'After publication') },
        ]} />
      <DataTable caption="Actions you said you would do" rows={work.actions} emptyText="You have no open action."
        columns={[
          { key: 'what', head: 'Action', cell: ({ what }) => what },
          { key: 'due', head: 'Due', cell: ({ dueOn, isOverdue }) => `${dayWords(dueOn)}${isOverdue ? ' (late)' : ''}` },
          { key: 'for', head: 'For', cell: ({ objectiveId, wording }) => <a href={`/objectives/${objectiveId}`}>{wording}</a> },
          { key: 'end', head: 'When it has ended', cell: ({ id, objectiveId, what }) => <a href={`/objectives/${objectiveId}/actions/${id}/ending`}>Say so<Hidden text={what} /></a> },
        ]} />
    </>
  );
}

/** For those who hold sessions: what is not published yet. */
function OpenSessions({ sessions }: { sessions: readonly SessionLine[] }) {
  return (
    <>
      <DataTable caption="Sessions of your organisation that are not published" rows={sessions} emptyText="No session is open."
        columns={[
          { key: 'title', head: 'Session', cell: ({ id, title }) => <a href={`/sessions/${id}`} data-quoted>{title}</a> },
          { key: 'day', head: 'Day', cell: ({ heldOn }) => dayWords(heldOn) },
          { key: 'strategy', head: 'Strategy', cell: ({ strategy }) => (strategy ? <span data-quoted>{strategy.title}</span> : 'Not published yet') },
        ]} />
      <p><a href="/sessions">All sessions</a>, and where to make one</p>
    </>
  );
}

const Hidden = ({ text }: { text: string }) => <span class="nhsuk-u-visually-hidden">: {text}</span>;
