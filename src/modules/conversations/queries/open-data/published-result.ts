import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ThemeSupport } from '../../domain/results/theme-support.ts';
import { resultOf, type WordsFigures } from '../results/result.ts';

/** Of the words' figures those that go into open data, with the number of the words instead of the words. */
export interface PublishedWords extends Omit<WordsFigures, 'parentId' | 'words' | 'language' | 'route' | 'inPersonUp' | 'inPersonPeople' | 'isInPersonFew'> {
  item: number;
  kind: 'idea' | 'comment';
  readers: number | null;
  backedLow: number | null;
  backedHigh: number | null;
  bridging: number | null;
  bridgingLow: number | null;
  bridgingHigh: number | null;
  byGroup: readonly (readonly [number, number] | null)[];
}

export interface PublishedTheme extends ThemeSupport {
  title: string;
  /** The shown ideas that speak of it. */
  ideaIds: readonly string[];
}

export interface PublishedOpinion {
  sentence: string;
  reason: string | null;
  groups: readonly { number: number; size: number; stability: number | null; sentence: string }[];
  agreed: readonly number[];
  rejected: readonly number[];
}

/** The latest result of a phase as everyone reads it, without its words; null where there is none. */
export async function publishedResult(tx: Tx, phaseId: string) {
  const head = await resultOf(tx, phaseId);
  if (!head) return null;
  const { id, versions: _versions, ...result } = head;
  const { rows: [stored] } = await sql<{ opinion: PublishedOpinion }>`select opinion from conversations.result where id = ${id}`.execute(tx);
  return { format: 'allied-results' as const, ...result, id, opinion: stored?.opinion ?? null };
}

/** The figures of one version as they are stored, by the random numbers of the words: all, or a page after one of them. */
export async function publishedWords(tx: Tx, resultId: string, { after = 0, limit = null }: { after?: number; limit?: number | null } = {}): Promise<PublishedWords[]> {
  const { rows } = await sql<PublishedWords>`select c.id, c.item, r.kind, r.rank, r.up, r.down, r.pass, r.visible_days as "visibleDays", r.per_day as "perDay", r.readers, r.backed, r.backed_low as "backedLow", r.backed_high as "backedHigh", r.sentence,
      r.less_rank as "lessRank", r.less_up as "lessUp", r.less_people as "lessPeople", r.less_backed as "lessBacked", r.less_low as "lessLow", r.less_high as "lessHigh",
      r.bridging, r.bridging_low as "bridgingLow", r.bridging_high as "bridgingHigh", r.by_group as "byGroup"
    from conversations.result_words r join conversations.contribution c on c.id = r.contribution_id and c.state = 'shown' where r.result_id = ${resultId} and c.item > ${after} order by c.item limit ${limit}`.execute(tx);
  return rows;
}

/** The published themes in one version of the results, with the ideas that speak of each: for the worker. */
export async function publishedThemes(tx: Tx, phaseId: string, resultId: string): Promise<PublishedTheme[]> {
  const { rows: themes } = await sql<PublishedTheme>`select p.title, (select coalesce(array_agg(i.contribution_id order by i.contribution_id), '{}') from conversations.ideas_of_themes(${phaseId}) i where i.publication_id = p.id) as "ideaIds",
      t.ideas, t.times_backed as "timesBacked", t.supporters, t.supporters_in_person as "supportersInPerson", t.less_supporters as "lessSupporters", t.is_raised_in_person as "isRaisedInPerson"
    from conversations.result_theme t join conversations.theme_publication p on p.id = t.theme_publication_id and p.replaced_at is null where t.result_id = ${resultId} order by p.title`.execute(tx);
  return themes;
}
