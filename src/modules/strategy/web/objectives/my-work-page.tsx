import { organisationsWhere } from '#platform/access';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { openSessionsOf, type SessionLine } from '../../queries/event-sessions.ts';
import { myWork } from '../../queries/my-work.ts';
import { sessionSentences } from '../../session-permissions.ts';
import { dayWords, statusColour, statusTitle } from './words.ts';

export const myWorkRoutes: Route[] = [get('/my-work', 'read their own work', showMyWork)];

async function showMyWork(ctx: RequestContext): Promise<Reply> {
  const personId = ctx.viewer.personId;
  const work = personId ? await ctx.read((tx) => myWork(tx, personId, ctx.now)) : { objectives: [], actions: [] };
  const organiserOf = organisationsWhere(sessionSentences, ctx.viewer, 'run event sessions');
  const sessions = await ctx.read((tx) => openSessionsOf(tx, organiserOf));
  const due = work.objectives.filter(({ isUpdateDue }) => isUpdateDue);
  return page({
    title: 'My part', currentSection: '/my-work',
    content: (
      <>
        <h1 class="nhsuk-heading-l">My part</h1>
        <p>Only you see this page.</p>
        <DataTable caption="Updates asked of you now" rows={due} emptyText="No update is asked of you today."
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
        {organiserOf.length > 0 && <OpenSessions sessions={sessions} />}
        <OrganisationLinks ctx={ctx} />
      </>
    ),
  });
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

/** Everyone has a part, whatever their role group: here is where to find one. */
function OrganisationLinks({ ctx }: { ctx: RequestContext }) {
  const names = [...new Map(ctx.viewer.memberships.map(({ organisationId, organisationName, roleGroup }) => [organisationId, { organisationName, roleGroup }]))];
  if (names.length === 0) return <p>You belong to no organisation on this site, so there is nothing to answer for. You can read every strategy.</p>;
  return <p><a href="/organisations">Find your organisation’s objectives</a>. Anyone who belongs to {names.map(([, { organisationName }]) => organisationName).join(' or ')} may add an action.</p>;
}
