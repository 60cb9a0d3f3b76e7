import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { authorise, mayDo } from '../../data/acting.ts';
import { workshopsOf, type WorkshopLine } from '../../queries/workshops.ts';
import { routeTitle } from '../../domain/routes.ts';
import { organisationAsked, roomState, RoomTag, workshopHref, workshopsHref } from './workshop-parts.tsx';

/** All workshops, events and piles of paper of one organisation, and what each waits for. */
export async function showWorkshops(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'enter hands again', organisation.id);
  const workshops = await ctx.read((tx) => workshopsOf(tx, organisation.id));
  const mayHost = mayDo(ctx.viewer, 'host workshops', organisation.id);
  return page({
    title: `Workshops and events of ${organisation.name}`, currentSection: '/co-planning', breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }],
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Workshops and events</h1>
        <p class="nhsuk-u-reading-width">What people say away from the screen joins the same list as what comes online, and counts the same. Two people enter the hands. Only then does a room count.</p>
        {mayHost && <Button href={`${workshopsHref(organisation.code)}/new`} text="Set up a workshop" />}
        <Workshops workshops={workshops} viewerId={ctx.viewer.personId} />
        <p><a href={`/organisations/${organisation.code}/partner-groups`}>Partner groups</a></p>
        {!mayHost && <InsetText text="You can enter hands a second time where a room waits for it." />}
      </>
    ),
  });
}

const Workshops = ({ workshops, viewerId }: { workshops: readonly WorkshopLine[]; viewerId: string | null }) => (
  <DataTable caption="Workshops, events and paper sheets" rows={workshops} emptyText="There is none yet. Set one up before you print its vote sheet." columns={[
    { key: 'title', head: 'What', cell: (each) => <><a href={workshopHref(each)} data-quoted>{each.title}</a>{each.isExample && <> <Tag colour="yellow" text="Example" /></>}{each.hostId !== null && each.hostId === viewerId && <> (you host it)</>}</> },
    { key: 'day', head: 'Way and day', cell: (each) => `${routeTitle(each.route)}, ${formatDay(each.heldOn)}` },
    { key: 'partner', head: 'Partner group', cell: (each) => each.partnerName ?? 'None' },
    { key: 'people', head: 'People', isNumeric: true, cell: (each) => each.people },
    { key: 'ideas', head: 'Ideas', isNumeric: true, cell: (each) => each.ideaCount },
    { key: 'state', head: 'Hands', cell: (each) => <RoomTag state={roomState(each)} /> },
  ]} />
);
