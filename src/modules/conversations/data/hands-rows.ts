import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Hands, HandsEntry } from '../domain/hands.ts';

interface Room {
  id: string;
  organisation_id: string;
  sheet_items: number[];
}

export interface KeptEntry extends HandsEntry {
  enteredBy: string;
  enteredOn: Day;
}

/** What was entered for a room so far: nothing, one entry or two, in order. */
export async function entriesOf(tx: Tx, workshopId: string): Promise<KeptEntry[]> {
  const entries = await tx.selectFrom('conversations.batch_entry').select(['ordinal', 'people_count', 'entered_by', 'entered_on']).where('workshop_id', '=', workshopId).orderBy('ordinal').execute();
  const counts = await tx.selectFrom('conversations.batch_entry_count').select(['ordinal', 'item', 'up', 'down', 'pass']).where('workshop_id', '=', workshopId).orderBy('item').execute();
  return entries.map(({ ordinal, people_count: people, entered_by: enteredBy, entered_on: enteredOn }) => ({ people, enteredBy, enteredOn, hands: counts.filter((each) => each.ordinal === ordinal).map(({ item, up, down, pass }) => ({ item, up, down, pass })) }));
}

export async function addHands(tx: Tx, room: Room, { ordinal, people, hands, enteredBy, enteredOn }: KeptEntry & { ordinal: number }): Promise<void> {
  const at = { workshop_id: room.id, organisation_id: room.organisation_id, ordinal, people_count: people };
  await tx.insertInto('conversations.batch_entry').values({ ...at, entered_by: enteredBy, entered_on: enteredOn }).execute();
  if (hands.length > 0) await tx.insertInto('conversations.batch_entry_count').values(hands.map(({ item, up, down, pass }) => ({ ...at, item, up, down, pass }))).execute();
}

/** The room counts from here on. False when it did already. */
export async function countBatch(tx: Tx, room: Room, { people, hands, settled, differenceCount, countedBy, countedOn }: HandsEntry & { settled: readonly number[]; differenceCount: number; countedBy: string; countedOn: Day }): Promise<boolean> {
  const at = { workshop_id: room.id, organisation_id: room.organisation_id, people_count: people };
  const made = await tx.insertInto('conversations.batch_count').values({ ...at, difference_count: differenceCount, counted_on: countedOn, counted_by: countedBy }).onConflict((conflict) => conflict.column('workshop_id').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  if (hands.length > 0) await tx.insertInto('conversations.batch_tally').values(hands.map(({ item, up, down, pass }: Hands) => ({ ...at, item, up, down, pass, was_settled: settled.includes(item) }))).execute();
  return true;
}

/** The hands of a room that count; none before that. */
export const countedHands = (tx: Tx, workshopId: string): Promise<Hands[]> => tx.selectFrom('conversations.batch_tally').select(['item', 'up', 'down', 'pass']).where('workshop_id', '=', workshopId).orderBy('item').execute();

/** Numbers of what a room could vote on: what it said itself, and its vote sheet. */
export async function itemsOfRoom(tx: Tx, { id, sheet_items: sheet }: Room): Promise<Set<number>> {
  const { rows } = await sql<{ item: number }>`select c.item from conversations.workshop_words w join conversations.contribution c on c.id = w.contribution_id where w.workshop_id = ${id}`.execute(tx);
  return new Set([...sheet, ...rows.map(({ item }) => item)]);
}
