import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface LibraryItem {
  id: string;
  code: string | null;
  organisationId: string | null;
  organisation: string | null;
  title: string;
  publisher: string;
  source: string;
  about: string;
  tags: string[];
  address: string | null;
  linkStatus: 'no address' | 'not looked at' | 'works' | 'broken';
  linkLookedAt: Date | null;
  linkLookedBy: string | null;
  /** On how many nights in a row it did not answer the site, and since when. */
  linkFailures: number;
  linkFailingSince: Day | null;
  ownerRole: string;
  reviewOn: string;
  duplicateId: string | null;
  duplicateTitle: string | null;
  mergedId: string | null;
  mergedTitle: string | null;
  supersededId: string | null;
  supersededTitle: string | null;
  changeReason: string | null;
  revision: number;
  isExample: boolean;
}

/** Whether it stands here twice: until somebody said so, or that it does not. */
const isOpenQuestion = sql`i.not_a_duplicate_at is null and i.merged_into is null and i.superseded_by is null`;
const all = sql`select i.id, i.code, i.organisation_id as "organisationId", o.name as organisation, i.title, i.publisher, i.source, i.about, i.tags, i.address, i.link_status as "linkStatus", i.link_looked_at as "linkLookedAt",
    i.link_looked_by as "linkLookedBy", i.link_failures as "linkFailures", i.link_failing_since::text as "linkFailingSince", i.owner_role as "ownerRole", i.review_on as "reviewOn", case when ${isOpenQuestion} then d.id end as "duplicateId", case when ${isOpenQuestion} then d.title end as "duplicateTitle",
    m.id as "mergedId", m.title as "mergedTitle", s.id as "supersededId", s.title as "supersededTitle", i.change_reason as "changeReason", i.revision, i.is_example as "isExample"
  from stories.library_item i left join directory.organisation o on o.id = i.organisation_id left join stories.library_item d on d.id = i.possible_duplicate_of
  left join stories.library_item m on m.id = i.merged_into left join stories.library_item s on s.id = i.superseded_by`;

const inForce = sql`i.merged_into is null and i.superseded_by is null`;

interface TitlesAsked {
  /** '' for any. */
  words: string;
  tag: string;
  page: number;
}

/** A page of the titles in force, by the alphabet; each line with how many there are in all. */
export async function libraryItems(tx: Tx, { words, tag, page }: TitlesAsked): Promise<(LibraryItem & { total: number })[]> {
  const { rows } = await sql<LibraryItem & { total: number }>`select count(*) over ()::int as total, found.* from (${all} where ${inForce}
    and (${words} = '' or position(lower(${words}) in lower(i.title || ' ' || i.publisher)) > 0) and (${tag} = '' or ${tag} = any (i.tags))) found order by lower(title), id ${partOf(page)}`.execute(tx);
  return rows;
}

/** The topics of the titles in force, by the alphabet, and how many titles were merged or have something newer in their place. */
export async function libraryFacts(tx: Tx): Promise<{ tags: string[]; replaced: number }> {
  const { rows: [found] } = await sql<{ tags: string[]; replaced: number }>`select array(select distinct unnest(i.tags) from stories.library_item i where ${inForce} order by 1) as tags,
    (select count(*)::int from stories.library_item i where not (${inForce})) as replaced`.execute(tx);
  return found ?? { tags: [], replaced: 0 };
}

/** Titles that wait to be mended, those with a broken link first: of these organisations, and the shared ones where the viewer keeps those. */
export async function titlesToMend(tx: Tx, { today, organisationIds, isShared, page }: { today: Day; organisationIds: readonly string[]; isShared: boolean; page: number }): Promise<(LibraryItem & { total: number })[]> {
  const { rows } = await sql<LibraryItem & { total: number }>`select count(*) over ()::int as total, found.* from (${all} where ${inForce} and (i.organisation_id = any (${[...organisationIds]}::uuid[]) or (i.organisation_id is null and ${isShared}::boolean))) found
    where "linkStatus" = 'broken' or "reviewOn" < ${today}::date or "duplicateId" is not null order by "linkStatus" = 'broken' desc, "reviewOn", lower(title), id ${partOf(page)}`.execute(tx);
  return rows;
}

/** So many titles are compared with a text, or offered to be chosen from. */
const NEAR = 1000;

/** Titles of the site and of one organisation: with every organisation's a page that suggests three would read thousands. */
export async function libraryNear(tx: Tx, organisationId: string | null): Promise<LibraryItem[]> {
  const { rows } = await sql<LibraryItem>`${all} where i.organisation_id is null or i.organisation_id = ${organisationId}::uuid order by i.organisation_id is null, lower(i.title), i.id limit ${NEAR}`.execute(tx);
  return rows.toSorted((one, other) => one.title.localeCompare(other.title));
}

/** Throws NotFound. */
export async function libraryItem(tx: Tx, id: string): Promise<LibraryItem> {
  const { rows: [found] } = isId(id) ? await sql<LibraryItem>`${all} where i.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that title.');
  return found;
}

/** A title that may be suggested: in force, not merged, its link not broken, its review day not past. */
export const mayBeSuggested = ({ mergedId, supersededId, linkStatus, reviewOn }: LibraryItem, today: string): boolean => mergedId === null && supersededId === null && linkStatus !== 'broken' && reviewOn >= today;
