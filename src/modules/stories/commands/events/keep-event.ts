import { sql } from 'kysely';
import { addDays, formatLondonDate, londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { themesOfOrganisation } from '#modules/conversations';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { eventPage, lacksSupport, type EventLine } from '../../queries/events/events.ts';
import { addTitle } from '../library/keep-title.ts';
import { tellWhoComes } from './tell-who-comes.ts';

export interface KeptEvent {
  title: string;
  about: string;
  format: EventLine['format'];
  place: string;
  startsAt: Date;
  endsAt: Date;
  captions: string;
  stepFree: string;
  travelHelp: string;
  otherSupport: string;
  places: number | null;
  notesWithinDays: number;
  /** A published theme of the same organisation that it takes up. */
  themeId: string | null;
}

/** Plans an event. Nobody can sign up yet. Throws Forbidden, Invalid. */
export async function planEvent(tx: Tx, acting: StoriesActing, { organisationId, ...event }: KeptEvent & { organisationId: string }): Promise<string> {
  authorise(acting, 'keep events', organisationId);
  checkTimes(event, acting.now);
  await checkTheme(tx, event.themeId, organisationId);
  const { id } = await tx.insertInto('stories.event').values({ organisation_id: organisationId, ...columnsOf(event, acting), made_at: acting.now }).returning('id').executeTakeFirstOrThrow();
  await ring(tx, acting, { id, organisationId, name: 'event planned', facts: { title: event.title, startsAt: event.startsAt.toISOString() } });
  return id;
}

/**
 * Changes it at the revision that was read. Once people can sign up, what helps them to take part cannot be emptied, and those who come are told of another time or place.
 * Throws Forbidden, NotFound, Invalid, Conflict.
 */
export async function changeEvent(tx: Tx, acting: StoriesActing, { id, revision, baseUrl, ...event }: KeptEvent & { id: string; revision: number; baseUrl: string }): Promise<void> {
  const before = await openEvent(tx, acting, id);
  if (before.revision !== revision) throw new Conflict('Somebody else changed this event while you were writing. Open it again.');
  checkTimes(event, acting.now);
  await checkTheme(tx, event.themeId, before.organisationId);
  if (before.signUpOpenedAt) refuseWithout(event);
  await tx.updateTable('stories.event').set({ ...columnsOf(event, acting), revision: revision + 1 }).where('id', '=', id).execute();
  await ring(tx, acting, { id, organisationId: before.organisationId, name: 'event changed', facts: { title: event.title, startsAt: event.startsAt.toISOString() } });
  if (isElsewhen(before, event)) await tellWhoComes(tx, acting.now, { eventId: id, what: 'Changed', words: 'The time or the place has changed.', baseUrl });
}

const isElsewhen = (before: EventLine, after: KeptEvent): boolean => before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime() || before.place !== after.place || before.format !== after.format;

/** Lets people sign up: only once the event says how they are helped to take part. Throws Forbidden, NotFound, Invalid, Conflict. */
export async function openSignUp(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  const event = await openEvent(tx, acting, id);
  if (event.signUpOpenedAt) throw new Conflict('People can sign up already.');
  refuseWithout(event);
  await tx.updateTable('stories.event').set({ sign_up_opened_at: acting.now, changed_at: acting.now, changed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await ring(tx, acting, { id, organisationId: event.organisationId, name: 'sign-up opened', facts: {} });
}

/** Calls it off, with the reason, and tells those who come. Throws Forbidden, NotFound, Conflict. */
export async function callOffEvent(tx: Tx, acting: StoriesActing, { id, reason, baseUrl }: { id: string; reason: string; baseUrl: string }): Promise<void> {
  const event = await openEvent(tx, acting, id);
  await tx.updateTable('stories.event').set({ called_off_at: acting.now, called_off_reason: reason, revision: event.revision + 1, changed_at: acting.now, changed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await ring(tx, acting, { id, organisationId: event.organisationId, name: 'event called off', facts: { reason } });
  await tellWhoComes(tx, acting.now, { eventId: id, what: 'Called off', words: `The event is called off. Why: ${reason}`, baseUrl });
}

/** Puts recording and notes of an event into the library. Throws Forbidden, NotFound, Conflict where they are there, Invalid before the event. */
export async function addNotes(tx: Tx, acting: StoriesActing, { id, about, address }: { id: string; about: string; address: string }): Promise<string> {
  const event = await openEvent(tx, acting, id);
  if (event.startsAt > acting.now) throw new Invalid('The event has not been yet.', { about: 'The event has not been yet' });
  if (event.notesItemId) throw new Conflict('The notes are in the library already.');
  const title = `Notes: ${event.title} (${formatLondonDate(event.startsAt)})`;
  const itemId = await addTitle(tx, acting, { organisationId: event.organisationId, title, publisher: event.organisation, about, tags: ['events'], address, ownerRole: 'Whoever held the event', source: `Event of ${formatLondonDate(event.startsAt)}` }, true);
  await tx.updateTable('stories.event').set({ notes_item_id: itemId, changed_at: acting.now, changed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await ring(tx, acting, { id, organisationId: event.organisationId, name: 'notes of event published', facts: { itemId } });
  return itemId;
}

/** The day by which recording and notes are promised. */
export const notesDueOn = ({ endsAt, notesWithinDays }: Pick<EventLine, 'endsAt' | 'notesWithinDays'>): string => addDays(londonDay(endsAt), notesWithinDays);

async function openEvent(tx: Tx, acting: StoriesActing, id: string): Promise<EventLine> {
  const event = await eventPage(tx, id);
  authorise(acting, 'keep events', event.organisationId);
  await sql`select from stories.event where id = ${id} for update`.execute(tx);
  if (event.calledOffAt) throw new Conflict('This event is called off.');
  return event;
}

function refuseWithout(event: Pick<EventLine, 'captions' | 'stepFree' | 'travelHelp'>): void {
  const missing = lacksSupport(event);
  if (missing.length > 0) throw new Invalid(`First say how people are helped to take part: ${missing.join(', ')}.`, { captions: `Say it for: ${missing.join(', ')}. If there is none, say so.` });
}

function checkTimes({ startsAt, endsAt }: KeptEvent, now: Date): void {
  if (endsAt <= startsAt) throw new Invalid('The end must be after the start.', { endsAt: 'Enter a time after the start' });
  if (startsAt < now) throw new Invalid('The event must be still to come.', { 'day': 'Enter a day that is still to come' });
}

async function checkTheme(tx: Tx, themeId: string | null, organisationId: string): Promise<void> {
  if (themeId === null || (await themesOfOrganisation(tx, organisationId)).some(({ id }) => id === themeId)) return;
  throw new Invalid('Choose a theme of the same organisation.', { themeId: 'Choose a theme of the same organisation, or none' });
}

const columnsOf = ({ title, about, format, place, startsAt, endsAt, captions, stepFree, travelHelp, otherSupport, places, notesWithinDays, themeId }: KeptEvent, { now, viewer }: StoriesActing) => ({
  title, about, format, place, starts_at: startsAt, ends_at: endsAt, captions, step_free: stepFree, travel_help: travelHelp, other_support: otherSupport, places, notes_within_days: notesWithinDays, theme_id: themeId, changed_at: now, changed_by: viewer.personId,
});

const ring = (tx: Tx, acting: StoriesActing, { id, organisationId, name, facts }: { id: string; organisationId: string; name: string; facts: Record<string, unknown> }) =>
  recordEvent(tx, acting, { room: 'stories', name, organisationId, subject: { kind: 'event', id }, facts, visibility: 'public' });
