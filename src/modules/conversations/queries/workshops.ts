import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { countedHands, entriesOf, type KeptEntry } from '../data/hands-rows.ts';
import type { Hands } from '../domain/hands.ts';
import type { RoomRoute } from '../domain/routes.ts';

export interface WorkshopLine {
  id: string;
  organisationId: string;
  organisationCode: string;
  organisationName: string;
  conversationCode: string;
  conversationTitle: string;
  isExample: boolean;
  phaseId: string;
  phasePosition: number;
  phaseTitle: string;
  question: string;
  partnerName: string | null;
  title: string;
  route: RoomRoute;
  heldOn: Day;
  people: number;
  hostId: string | null;
  ideaCount: number;
  entryCount: number;
  isCounted: boolean;
}

export interface RoomIdea {
  id: string;
  item: number;
  words: string;
  language: string;
  kind: 'idea' | 'comment' | 'statement';
  parentWords: string | null;
  state: string;
  mayQuote: boolean;
}

export interface WorkshopPage extends WorkshopLine {
  district: string | null;
  partnerGroupId: string | null;
  hostRole: string;
  accessSupport: string;
  quotes: 'all' | 'some' | 'none';
  notes: string;
  isUnder16: boolean;
  adultAgreedOn: Day | null;
  revision: number;
  countedPeople: number | null;
  differenceCount: number | null;
  /** Something of it was shown or decided on, or counts: it can be put right and not taken away. */
  isOut: boolean;
  /** What the room said itself. */
  own: readonly RoomIdea[];
  /** Ideas of others that the room could vote on. */
  sheet: readonly RoomIdea[];
  entries: readonly KeptEntry[];
  /** The hands that count, once two entries agree or are settled. */
  counted: readonly Hands[];
}

const lineColumns = sql`w.id, w.organisation_id as "organisationId", o.code as "organisationCode", o.name as "organisationName", t.code as "conversationCode", t.title as "conversationTitle", t.is_example as "isExample", w.phase_id as "phaseId",
  p.position as "phasePosition", p.title as "phaseTitle", p.question, g.name as "partnerName", w.title, w.route, w.held_on as "heldOn", w.people_count as people, w.host_id as "hostId",
  (select count(*)::int from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id and c.kind = 'idea' where x.workshop_id = w.id) as "ideaCount",
  (select count(*)::int from conversations.batch_entry e where e.workshop_id = w.id) as "entryCount", n.workshop_id is not null as "isCounted"`;
const lineTables = sql`conversations.workshop w join conversations.phase p on p.id = w.phase_id join conversations.conversation t on t.id = p.conversation_id join directory.organisation o on o.id = w.organisation_id
  left join conversations.partner_group g on g.id = w.partner_group_id left join conversations.batch_count n on n.workshop_id = w.id`;

/** The workshops, events and piles of paper of one organisation, newest first. */
export async function workshopsOf(tx: Tx, organisationId: string): Promise<WorkshopLine[]> {
  const { rows } = await sql<WorkshopLine>`select ${lineColumns} from ${lineTables} where w.organisation_id = ${organisationId} order by w.held_on desc, w.title limit 300`.execute(tx);
  return rows;
}

type Kept = Omit<WorkshopPage, 'own' | 'sheet' | 'entries' | 'counted'> & { sheetItems: number[] };

/** One workshop with what was said, the vote sheet and what was entered. Throws NotFound. */
export async function workshopPage(tx: Tx, id: string): Promise<WorkshopPage> {
  if (!isId(id)) throw new NotFound('We cannot find that workshop.');
  const { rows } = await sql<Kept>`select ${lineColumns}, w.district, w.partner_group_id as "partnerGroupId", conversations.workshop_is_out(w.id) as "isOut", w.host_role as "hostRole", w.access_support as "accessSupport", w.quotes, w.notes, w.is_under_16 as "isUnder16", w.adult_agreed_on as "adultAgreedOn", w.revision,
    n.people_count as "countedPeople", n.difference_count as "differenceCount", w.sheet_items as "sheetItems" from ${lineTables} where w.id = ${id}`.execute(tx);
  const [found] = rows;
  if (!found) throw new NotFound('We cannot find that workshop.');
  const { sheetItems, ...workshop } = found;
  return { ...workshop, own: await ownWords(tx, id), sheet: await ideasByItem(tx, { phaseId: workshop.phaseId, items: sheetItems }), entries: await entriesOf(tx, id), counted: await countedHands(tx, id) };
}

async function ownWords(tx: Tx, workshopId: string): Promise<RoomIdea[]> {
  const { rows } = await sql<RoomIdea>`select c.id, c.item, coalesce(c.shown_words, c.words) as words, c.language, c.kind, coalesce(a.shown_words, a.words) as "parentWords", c.state, exists (select from conversations.words_leave l where l.contribution_id = c.id and l.purpose = 'quote') as "mayQuote"
    from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id left join conversations.contribution a on a.id = c.parent_id
    where x.workshop_id = ${workshopId} order by c.kind desc, c.item`.execute(tx);
  return rows;
}

/**
 * What people can vote on away from the screen, by its numbers; all of it, up to `limit`, where no numbers are asked for: statements, then shown ideas in an order that tells no time,
 * beginning with the number `from`, after the last the first again.
 */
export async function ideasByItem(tx: Tx, { phaseId, items, limit = 40, from = 0 }: { phaseId: string; items?: readonly number[]; limit?: number; from?: number }): Promise<RoomIdea[]> {
  const asked = items ?? null;
  const { rows } = await sql<RoomIdea>`select c.id, c.item, coalesce(c.shown_words, c.words) as words, c.language, c.kind, null as "parentWords", c.state, false as "mayQuote" from conversations.contribution c
    where c.phase_id = ${phaseId} and c.kind in ('idea', 'statement') and c.state = 'shown' and (${asked}::integer[] is null or c.item = any (${asked}::integer[])) order by c.kind = 'statement' desc, c.item < ${from}, c.item limit ${limit}`.execute(tx);
  return rows;
}

/** The workshops of a conversation whose facilitator wrote notes, newest first. */
export async function workshopsWithNotes(tx: Tx, conversationId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`select w.id, w.title from conversations.workshop w join conversations.phase p on p.id = w.phase_id where p.conversation_id = ${conversationId} and w.notes <> '' order by w.held_on desc, w.title`.execute(tx);
  return rows;
}

/** The idea that fewest have read: the vote sheet for everyone begins there, so that no idea stays on no sheet. 0: none is shown. */
export async function leastRead(tx: Tx, phaseId: string): Promise<number> {
  const { rows } = await sql<{ items: number[] }>`select conversations.sheet_of(${phaseId}, 1) as items`.execute(tx);
  return rows[0]?.items[0] ?? 0;
}
