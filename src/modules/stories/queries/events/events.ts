import { sql } from 'kysely';
import { startOfLondonDay, type Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface EventLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  about: string;
  format: 'in person' | 'online' | 'both';
  place: string;
  startsAt: Date;
  endsAt: Date;
  captions: string;
  stepFree: string;
  travelHelp: string;
  otherSupport: string;
  places: number | null;
  /** Whether a place is left; also where there is no limit. */
  hasPlace: boolean;
  signUpOpenedAt: Date | null;
  notesWithinDays: number;
  notesItemId: string | null;
  notesTitle: string | null;
  /** The theme that it takes up, and its published title. */
  themeId: string | null;
  themeTitle: string | null;
  calledOffAt: Date | null;
  calledOffReason: string | null;
  revision: number;
  changedAt: Date;
  isExample: boolean;
}

const columns = sql`e.id, e.organisation_id as "organisationId", o.name as organisation, e.title, e.about, e.format, e.place, e.starts_at as "startsAt", e.ends_at as "endsAt", e.captions, e.step_free as "stepFree",
  e.travel_help as "travelHelp", e.other_support as "otherSupport", e.places, stories.has_place(e.id) as "hasPlace", e.sign_up_opened_at as "signUpOpenedAt", e.notes_within_days as "notesWithinDays", e.notes_item_id as "notesItemId", i.title as "notesTitle",
  e.theme_id as "themeId", h.title as "themeTitle", e.called_off_at as "calledOffAt", e.called_off_reason as "calledOffReason", e.revision, e.changed_at as "changedAt", e.is_example as "isExample"
  from stories.event e join directory.organisation o on o.id = e.organisation_id left join stories.library_item i on i.id = e.notes_item_id left join conversations.theme_publication h on h.theme_id = e.theme_id and h.replaced_at is null`;

type EventLines = Promise<(EventLine & { total: number })[]>;
const counted = sql`count(*) over ()::int as total, ${columns}`;

/** A page of the events to come, the next first. */
export async function eventsToCome(tx: Tx, now: Date, { page }: { page: number }): EventLines {
  return (await sql<EventLine & { total: number }>`select ${counted} where e.ends_at >= ${now} order by e.starts_at, e.title, e.id ${partOf(page)}`.execute(tx)).rows;
}

/** A page of the events that were, the last first. */
export async function pastEvents(tx: Tx, now: Date, { page }: { page: number }): EventLines {
  return (await sql<EventLine & { total: number }>`select ${counted} where e.ends_at < ${now} order by e.starts_at desc, e.title, e.id ${partOf(page)}`.execute(tx)).rows;
}

/** Every event that begins on days from the first to before the last: a calendar has no pages, so its days are said. */
export async function eventsBetween(tx: Tx, { from, before }: { from: Day; before: Day }): Promise<EventLine[]> {
  return (await sql<EventLine>`select ${columns} where e.starts_at >= ${startOfLondonDay(from)} and e.starts_at < ${startOfLondonDay(before)} order by e.starts_at, e.title, e.id`.execute(tx)).rows;
}

/** The latest that take up one theme: ten at most. */
export async function eventsAbout(tx: Tx, themeId: string): Promise<EventLine[]> {
  return (await sql<EventLine>`select ${columns} where e.theme_id = ${themeId}::uuid order by e.starts_at desc, e.id limit 10`.execute(tx)).rows;
}

/** Throws NotFound. */
export async function eventPage(tx: Tx, id: string): Promise<EventLine> {
  const { rows: [found] } = isId(id) ? await sql<EventLine>`select ${columns} where e.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that event.');
  return found;
}

export interface SignUp {
  name: string | null;
  contact: string | null;
  needs: string | null;
  route: string;
  signedOn: string;
}

/** Who signed up, as far as they told: for the people of the organisation that holds the event. */
export async function signUps(tx: Tx, eventId: string): Promise<SignUp[]> {
  const { rows } = await sql<SignUp>`select name, contact, needs, route, signed_on as "signedOn" from stories.event_sign_up where event_id = ${eventId} order by signed_on, name nulls last`.execute(tx);
  return rows;
}

/** An event is ready for sign-up once it says how people are helped to take part (requirement S171). */
export const lacksSupport = ({ captions, stepFree, travelHelp }: Pick<EventLine, 'captions' | 'stepFree' | 'travelHelp'>): string[] =>
  [captions === '' ? 'captions' : '', stepFree === '' ? 'step-free ways in' : '', travelHelp === '' ? 'help with travel' : ''].filter((word) => word !== '');
