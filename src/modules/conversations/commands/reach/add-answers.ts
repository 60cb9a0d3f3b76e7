import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../../data/acting.ts';
import { phaseActing } from '../../data/phase-acting.ts';
import { lockOwnWorkshop, personActing } from '../../data/workshop-acting.ts';
import type { SingleRoute } from '../../domain/routes.ts';

/** One answer to one question, by their codes; `people` for a room. */
export interface GivenAnswer {
  question: string;
  answer: string;
  people?: number;
}

const questionsOf = (given: readonly GivenAnswer[]) => given.map(({ question }) => question);
const answersOf = (given: readonly GivenAnswer[]) => given.map(({ answer }) => answer);

/**
 * Adds one person's answers to the totals of a phase, alone in its transaction. Nothing about the person is taken in, no event is
 * written. Throws Conflict when the phase is not open.
 */
export async function addAnswers(store: Store, { phaseNumber, given }: { phaseNumber: number; given: readonly GivenAnswer[] }, now: Date): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.add_reach(${phaseNumber}, ${questionsOf(given)}::text[], ${answersOf(given)}::text[], ${now}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('This conversation takes no answers just now. You can still read it.');
}

const NOT_TAKEN = 'This part of the conversation takes nothing for that day. Answers can be typed in from the day it opens until a week after its end, and not while it is paused.';

/** The same for somebody who agreed, typed in by staff. Throws Conflict where the phase takes none, Forbidden, NotFound. */
export async function typeAnswers(tx: Tx, acting: Acting, { phaseId, route, saidOn, given }: { phaseId: string; route: SingleRoute; saidOn: Day; given: readonly GivenAnswer[] }): Promise<void> {
  await phaseActing(tx, acting, phaseId, 'type in for people');
  personActing(acting);
  const { rows } = await sql<{ done: boolean }>`select conversations.type_reach(${phaseId}, ${route}, ${questionsOf(given)}::text[], ${answersOf(given)}::text[], ${saidOn}, ${acting.now}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Conflict(NOT_TAKEN);
}

/** How many people of a workshop gave which answer: counts for the whole room, once. Throws Conflict, Forbidden, NotFound. */
export async function countRoomAnswers(tx: Tx, acting: Acting, { workshopId, given }: { workshopId: string; given: readonly GivenAnswer[] }): Promise<void> {
  const workshop = await lockOwnWorkshop(tx, acting, workshopId);
  if (workshop.is_under_16) throw new Conflict('We ask children and young people nothing about themselves.');
  if (workshop.reach_counted_on) throw new Conflict('This room is counted already.');
  if (workshop.held_on > londonDay(acting.now)) throw new Conflict('This workshop has not taken place yet.');
  const { rows } = await sql<{ done: boolean }>`select conversations.count_room_reach(${workshop.id}, ${questionsOf(given)}::text[], ${answersOf(given)}::text[], ${given.map(({ people }) => people ?? 0)}::integer[], ${acting.now}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Conflict(NOT_TAKEN);
  await recordEvent(tx, acting, { room: 'conversations', name: 'workshop people counted', organisationId: workshop.organisation_id, subject: { kind: 'workshop', id: workshop.id } });
}
