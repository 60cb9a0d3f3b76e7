import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../data/acting.ts';
import { addHands, countBatch, entriesOf, itemsOfRoom } from '../data/hands-rows.ts';
import { isOwnWorkshop, lockWorkshop, personActing, type WorkshopRow } from '../data/workshop-acting.ts';
import { differencesOf, isPileTooSmall, PILE_TOO_SMALL, tooManyHands, type Hands, type HandsEntry } from '../domain/hands.ts';

export type HandsAnswer = 'entered once' | 'differs' | 'counted';

/**
 * Takes the hands of a room, typed in by one person. The first entry is the host's or an organiser's; the second is another
 * person's, who has not seen the first. Where both agree the room counts at once. Throws Invalid, Conflict, Forbidden.
 */
export async function enterHands(tx: Tx, acting: Acting, { workshopId, people, hands }: HandsEntry & { workshopId: string }): Promise<HandsAnswer> {
  const workshop = await lockWorkshop(tx, acting, workshopId);
  const by = personActing(acting);
  const entries = await entriesOf(tx, workshop.id);
  const [first, second] = entries;
  if (second) throw new Conflict('The hands of this room were entered twice already.');
  if (!first && !isOwnWorkshop(acting, { organisationId: workshop.organisation_id, hostId: workshop.host_id })) throw new Forbidden('The host enters the hands first. You can then enter them again.');
  if (first?.enteredBy === by) throw new Conflict('You entered these hands yourself. Somebody else has to enter them the second time.');
  if (workshop.held_on > londonDay(acting.now)) throw new Conflict('This workshop has not taken place yet.');
  await check(tx, workshop, { people, hands });
  await addHands(tx, workshop, { ordinal: first ? 2 : 1, people, hands, enteredBy: by, enteredOn: londonDay(acting.now) });
  await tell(tx, acting, workshop, first ? 'hands entered again' : 'hands entered', {});
  if (!first) return 'entered once';
  if (first.people !== people || differencesOf(first, { people, hands }).length > 0) return 'differs';
  await count(tx, acting, { workshop, people, hands, settled: [], differenceCount: 0 });
  return 'counted';
}

/** What the paper says where two entries differ: from here on the room counts. Throws Invalid, Conflict, Forbidden. */
export async function settleHands(tx: Tx, acting: Acting, { workshopId, people, hands }: HandsEntry & { workshopId: string }): Promise<void> {
  const workshop = await lockWorkshop(tx, acting, workshopId);
  const by = personActing(acting);
  const [first, second] = await entriesOf(tx, workshop.id);
  if (!first || !second) throw new Conflict('The hands have to be entered twice before differences can be settled.');
  if (!isOwnWorkshop(acting, { organisationId: workshop.organisation_id, hostId: workshop.host_id }) && first.enteredBy !== by && second.enteredBy !== by) throw new Forbidden('Only the host, an organiser or whoever entered the hands can settle them.');
  const differences = differencesOf(first, second);
  const settled = differences.map(({ item }) => hands.find((each) => each.item === item));
  if (settled.some((each) => !each)) throw new Invalid('Settle every difference.', {});
  const agreed = first.hands.filter(({ item }) => !differences.some((each) => each.item === item));
  const all = [...agreed, ...settled.filter((each) => each !== undefined)];
  await check(tx, workshop, { people, hands: all });
  await count(tx, acting, { workshop, people, hands: all, settled: differences.map(({ item }) => item), differenceCount: differences.length + (first.people === second.people ? 0 : 1) });
}

async function check(tx: Tx, workshop: WorkshopRow, { people, hands }: HandsEntry): Promise<void> {
  if (isPileTooSmall(workshop.route, people)) throw new Invalid(PILE_TOO_SMALL, { people: PILE_TOO_SMALL });
  const [tooMany] = tooManyHands({ people, hands });
  if (tooMany) throw new Invalid('There are more hands than people.', { [`up-${tooMany.item}`]: `There are more hands than the ${people} people in the room` });
  const known = await itemsOfRoom(tx, workshop);
  if (hands.some(({ item }) => !known.has(item))) throw new Invalid('One of these ideas is not of this workshop. Open the page again.');
}

async function count(tx: Tx, acting: Acting, { workshop, people, hands, settled, differenceCount }: { workshop: WorkshopRow; people: number; hands: readonly Hands[]; settled: readonly number[]; differenceCount: number }): Promise<void> {
  const isNew = await countBatch(tx, workshop, { people, hands, settled, differenceCount, countedBy: personActing(acting), countedOn: londonDay(acting.now) });
  if (!isNew) throw new Conflict('This room counts already.');
  await tell(tx, acting, workshop, 'workshop counted', { differences: differenceCount });
}

const tell = (tx: Tx, acting: Acting, workshop: WorkshopRow, name: string, facts: Record<string, unknown>): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: workshop.organisation_id, subject: { kind: 'workshop', id: workshop.id }, facts });
