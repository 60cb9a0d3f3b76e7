import { page, type Reply, type RequestContext } from '#platform/http';
import { DataTable } from '#ui/tables';
import { routeTitle } from '../../domain/routes.ts';
import { heardOf, voicesOf, wordsByRoute } from '../../queries/heard.ts';
import { ideasByItem } from '../../queries/workshops.ts';
import { ExampleMark } from '../parts.tsx';
import { ownPhaseAsked, phaseHref, trail } from '../where.ts';
import { workshopsHref } from './workshop-parts.tsx';

/** For organisers: what was heard online and in person, while there is still time to go where nobody was heard. */
export async function showHeard(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await ownPhaseAsked(ctx);
  const { heard, routes, ideas } = await ctx.read(async (tx) => ({
    heard: await heardOf(tx, { phaseId: phase.id, forOrganisers: true, now: ctx.now }), routes: await wordsByRoute(tx, phase.id), ideas: await ideasByItem(tx, { phaseId: phase.id, limit: 1_000 }),
  }));
  return page({
    title: `Heard online and in person: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Heard online and in person</h1>
        <ExampleMark conversation={conversation} />
        <p class="nhsuk-u-reading-width">In person means by show of hands, on paper or by phone. {phase.state === 'ended' ? 'Online votes are whole counts.' : 'While people vote, online counts stand in full tens, so that no single vote can be read off: 0 means fewer than ten.'}</p>
        <DataTable caption="Ideas and comments by the way they came in" rows={routes} emptyText="Nothing is shown yet." columns={[{ key: 'route', head: 'Way', cell: ({ route }) => routeTitle(route) }, { key: 'ideas', head: 'Ideas', isNumeric: true, cell: (each) => each.ideas }, { key: 'comments', head: 'Comments', isNumeric: true, cell: (each) => each.comments }]} />
        <DataTable caption="Votes on ideas" rows={ideas.map((idea) => ({ ...idea, heard: heard.get(idea.item) }))} emptyText="No idea is shown yet." columns={[
          { key: 'words', head: 'Idea', cell: ({ words }) => <span data-quoted>{words}</span> },
          { key: 'online', head: 'Heard online', isNumeric: true, cell: (each) => (each.heard ? voicesOf(each.heard.online) : 0) }, { key: 'room', head: 'Heard in person', isNumeric: true, cell: (each) => (each.heard?.inPerson ? voicesOf(each.heard.inPerson) : 0) },
          { key: 'onlineUp', head: 'Support online', isNumeric: true, cell: (each) => each.heard?.online.up ?? 0 }, { key: 'roomUp', head: 'Support in person', isNumeric: true, cell: (each) => each.heard?.inPerson?.up ?? 0 },
        ]} />
        <p><a href={workshopsHref(conversation.organisationCode)}>Workshops and events</a> · <a href={phaseHref(conversation, phase)}>The ideas</a></p>
      </>
    ),
  });
}
