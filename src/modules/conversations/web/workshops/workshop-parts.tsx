import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { organisationByCode } from '#modules/directory';
import { isOwnWorkshop } from '../../data/workshop-acting.ts';
import { workshopPage, type WorkshopLine, type WorkshopPage } from '../../queries/workshops.ts';
import { routeTitle } from '../../domain/routes.ts';

/** An imagined event of the demonstration whose hands are not entered yet, so that generic tests see every form. */
export const exampleWorkshopId = '0d0d0d0d-0000-4000-8000-000000000015';
export const exampleOrganisation = { code: 'vale-and-riverside' };

export const workshopHref = ({ id }: { id: string }): string => `/workshops/${id}`;
export const workshopsHref = (organisationCode: string): string => `/organisations/${organisationCode}/workshops`;

/** The workshop of this address, and whether this viewer hosts or organises it. Throws NotFound. */
export async function workshopAsked(ctx: RequestContext): Promise<{ workshop: WorkshopPage; isOwn: boolean }> {
  const workshop = await ctx.read((tx) => workshopPage(tx, ctx.params['id'] ?? ''));
  return { workshop, isOwn: isOwnWorkshop(ctx, workshop) };
}

/** The organisation of this address. Throws NotFound. */
export async function organisationAsked(ctx: RequestContext) {
  const organisation = await ctx.read((tx) => organisationByCode(tx, ctx.params['code'] ?? ''));
  if (!organisation) throw new NotFound();
  return organisation;
}

export const workshopTrail = (workshop: WorkshopLine, isHere = false) => [
  { text: workshop.organisationName, href: `/organisations/${workshop.organisationCode}` }, { text: 'Workshops and events', href: workshopsHref(workshop.organisationCode) },
  ...(isHere ? [] : [{ text: workshop.title, href: workshopHref(workshop) }]),
];

export type RoomState = 'no hands yet' | 'entered once' | 'entries differ' | 'counted';
export const roomState = ({ isCounted, entryCount }: Pick<WorkshopLine, 'isCounted' | 'entryCount'>): RoomState => (isCounted ? 'counted' : (['no hands yet', 'entered once', 'entries differ'] as const)[Math.min(entryCount, 2) as 0 | 1 | 2]);

const stateWords: Readonly<Record<RoomState, { text: string; colour: 'grey' | 'yellow' | 'orange' | 'green' }>> = {
  'no hands yet': { text: 'No hands entered', colour: 'grey' }, 'entered once': { text: 'Waits for a second person', colour: 'yellow' }, 'entries differ': { text: 'Entries differ', colour: 'orange' }, counted: { text: 'Counted', colour: 'green' },
};

export const RoomTag = ({ state }: { state: RoomState }) => <Tag {...stateWords[state]} />;

/** "At a workshop, 14 people, 29 April 2026". */
export const whereWhen = ({ route, people, heldOn }: Pick<WorkshopLine, 'route' | 'people' | 'heldOn'>): string => `${routeTitle(route)}, ${people === 1 ? '1 person' : `${people} people`}, ${formatDay(heldOn)}`;
