import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface Voices {
  up: number;
  down: number;
  pass: number;
}

/** How many voted on an idea or comment, online and away from the screen. Null: not told, see the function in the database. */
export interface Heard {
  item: number;
  online: Voices;
  inPerson: Voices | null;
  /** Fewer people voted in person than may be told. */
  isFew: boolean;
  /** Nothing more can be typed in. */
  isComplete: boolean;
}

interface Row {
  item: number;
  online_up: number;
  online_down: number;
  online_pass: number;
  room_up: number | null;
  room_down: number | null;
  room_pass: number | null;
  is_room_small: boolean;
  is_room_complete: boolean;
}

/**
 * What was heard on everything that is shown in a phase, by item. Nothing for the public before the end. For organisers online counts
 * stand in full tens until the end. The database decides what is told (`conversations.heard`).
 */
export async function heardOf(tx: Tx, { phaseId, forOrganisers, now }: { phaseId: string; forOrganisers: boolean; now: Date }): Promise<Map<number, Heard>> {
  const { rows } = await sql<Row>`select * from conversations.heard(${phaseId}, ${forOrganisers}, ${now})`.execute(tx);
  return new Map(rows.map((row) => [row.item, {
    item: row.item, online: { up: row.online_up, down: row.online_down, pass: row.online_pass }, isFew: row.is_room_small, isComplete: row.is_room_complete,
    inPerson: row.room_up === null ? null : { up: row.room_up, down: row.room_down ?? 0, pass: row.room_pass ?? 0 },
  }]));
}

export const voicesOf = ({ up, down, pass }: Voices): number => up + down + pass;

/** A workshop or event as everyone may read it: null where few people, or children, were there. */
export interface PublicWorkshop {
  title: string | null;
  route: string;
  heldOn: Day | null;
  people: number | null;
  district: string | null;
  partner: string | null;
  ideaCount: number | null;
  isUnder16: boolean;
}

export async function publicWorkshops(tx: Tx, { phaseId, now }: { phaseId: string; now: Date }): Promise<PublicWorkshop[]> {
  const { rows } = await sql<PublicWorkshop>`select title, route, held_on as "heldOn", people_count as people, district, partner, idea_count as "ideaCount", is_under_16 as "isUnder16" from conversations.public_workshops(${phaseId}, ${now})`.execute(tx);
  return rows;
}

/** Shown ideas and comments of a phase by the way they came in. */
export async function wordsByRoute(tx: Tx, phaseId: string): Promise<{ route: string; ideas: number; comments: number }[]> {
  const { rows } = await sql<{ route: string; ideas: number; comments: number }>`select c.route, count(*) filter (where c.kind = 'idea')::int as ideas, count(*) filter (where c.kind = 'comment')::int as comments
    from conversations.contribution c where c.phase_id = ${phaseId} and c.state in ('shown', 'merged') group by c.route order by c.route`.execute(tx);
  return rows;
}
