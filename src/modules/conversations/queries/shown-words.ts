import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface ShownWords {
  id: string;
  item: number;
  kind: 'idea' | 'comment';
  words: string;
  language: string;
  route: string;
  commentCount: number;
}

const shownColumns = sql`c.id, c.item, c.kind, coalesce(c.shown_words, c.words) as words, c.language, c.route,
  (select count(*)::int from conversations.contribution a where a.parent_id = c.id and a.state = 'shown') as "commentCount"`;

/** Shown words by id, in the order asked. */
export async function shownById(tx: Tx, ids: readonly string[]): Promise<ShownWords[]> {
  const { rows } = await sql<ShownWords>`select ${shownColumns} from unnest(${ids}::uuid[]) with ordinality asked (id, n)
    join conversations.contribution c on c.id = asked.id and c.state = 'shown' order by asked.n`.execute(tx);
  return rows;
}

export interface WordsShown extends Pick<ShownWords, 'id' | 'words'> {
  organisationId: string;
  revision: number;
  href: string;
}

/** Words that everyone reads now, with where they stand; for whoever may take them down. */
export async function wordsShown(tx: Tx, id: string): Promise<WordsShown | undefined> {
  const { rows } = await sql<WordsShown>`select c.id, coalesce(c.shown_words, c.words) as words, c.organisation_id as "organisationId", c.revision, '/conversations/' || t.code || '/' || p.position || '/ideas/' || coalesce(c.parent_id, c.id) as href
    from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id where c.id = ${id} and c.state = 'shown' and c.kind <> 'statement'`.execute(tx);
  return rows[0];
}

/** An idea with the comments under it, in an order that tells no time. Throws NotFound where it is not shown in this phase. */
export async function ideaPage(tx: Tx, { phaseId, id }: { phaseId: string; id: string }): Promise<{ idea: ShownWords; comments: ShownWords[] }> {
  if (!isId(id)) throw new NotFound('We cannot find that idea.');
  const { rows } = await sql<ShownWords>`select ${shownColumns} from conversations.contribution c
    where (c.id = ${id} or c.parent_id = ${id} or c.parent_id in (select m.id from conversations.standing_with(${id}) m)) and c.phase_id = ${phaseId} and c.state = 'shown' order by (c.id = ${id}) desc, c.item limit 501`.execute(tx);
  const [idea, ...comments] = rows;
  if (idea?.kind !== 'idea') throw new NotFound('We cannot find that idea. It may have been withdrawn.');
  return { idea, comments };
}

export interface FeedRow {
  id: string;
  item: number;
  shownHour: Date;
  served: number;
  up: number;
  down: number;
}

/** Every shown idea of a phase with what its list is balanced by. The votes order the list and are shown nowhere while it is open. */
export async function feedOf(store: Store, phaseNumber: number): Promise<FeedRow[]> {
  const { rows } = await store.unscoped((database) => sql<FeedRow>`select id, item, shown_hour as "shownHour", served::int as served, up, down from conversations.feed_of(${phaseNumber})`.execute(database));
  return rows;
}

/** How many online contributions a phase took in this hour. */
export async function wordsThisHour(store: Store, phaseId: string, now: Date): Promise<number> {
  const { rows } = await store.unscoped((database) => sql<{ count: number }>`select conversations.words_this_hour(${phaseId}, ${now}) as count`.execute(database));
  return rows[0]?.count ?? 0;
}

/** The shown idea that the words behind an item stand with, or null where they stand for themselves: votes know items only. */
export async function itemStandsWith(store: Store, { phaseNumber, item }: { phaseNumber: number; item: number }): Promise<string | null> {
  return (await store.unscoped((database) => sql<{ target: string | null }>`select conversations.item_stands_with(${phaseNumber}, ${item}) as target`.execute(database))).rows[0]?.target ?? null;
}

/** The shown idea that an idea stands with, or null where it stands for itself or is not there. */
export async function standsWith(tx: Tx, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  return (await sql<{ target: string | null }>`select conversations.stands_with(${id}) as target`.execute(tx)).rows[0]?.target ?? null;
}
