import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface Post {
  id: string;
  organisationId: string;
  organisation: string;
  kind: 'ask' | 'offer';
  title: string;
  words: string;
  contactRole: string;
  madeAt: Date;
  closedAt: Date | null;
  isExample: boolean;
  replies: number;
}

export interface PostReply {
  id: string;
  organisationId: string;
  organisation: string;
  method: string;
  whatWorked: string;
  cost: string;
  accessNeeds: string;
  contactRole: string;
  libraryItemId: string | null;
  isExample: boolean;
}

const columns = sql`p.id, p.organisation_id as "organisationId", o.name as organisation, p.kind, p.title, p.words, p.contact_role as "contactRole", p.made_at as "madeAt", p.closed_at as "closedAt", p.is_example as "isExample",
  (select count(*)::int from stories.exchange_reply r where r.post_id = p.id) as replies from stories.exchange_post p join directory.organisation o on o.id = p.organisation_id`;

/** A page of the board: open ones first, then the newest. */
export async function posts(tx: Tx, { page }: { page: number }): Promise<(Post & { total: number })[]> {
  const { rows } = await sql<Post & { total: number }>`select count(*) over ()::int as total, ${columns} order by p.closed_at is not null, p.made_at desc, p.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Throws NotFound. */
export async function postPage(tx: Tx, id: string): Promise<Post & { answers: PostReply[] }> {
  const { rows: [found] } = isId(id) ? await sql<Post>`select ${columns} where p.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that on the board.');
  const { rows: answers } = await sql<PostReply>`select r.id, r.organisation_id as "organisationId", o.name as organisation, r.method, r.what_worked as "whatWorked", r.cost, r.access_needs as "accessNeeds", r.contact_role as "contactRole", r.library_item_id as "libraryItemId", r.is_example as "isExample"
    from stories.exchange_reply r join directory.organisation o on o.id = r.organisation_id where r.post_id = ${id} order by r.made_at, r.id`.execute(tx);
  return { ...found, answers };
}
