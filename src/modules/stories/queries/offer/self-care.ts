import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface SelfCare {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  about: string;
  easyRead: string | null;
  hasEasyRead: boolean;
  whereToFind: string;
  professions: string[];
  facets: string[];
  ownerRole: string;
  reviewOn: string;
  revision: number;
  isExample: boolean;
  hasEnded: boolean;
}

const columns = sql`c.id, c.organisation_id as "organisationId", o.name as organisation, c.title, c.about, c.easy_read as "easyRead", c.easy_read is not null as "hasEasyRead", c.where_to_find as "whereToFind", c.professions, c.facets,
  c.owner_role as "ownerRole", c.review_on as "reviewOn", c.revision, c.is_example as "isExample", c.ended_at is not null as "hasEnded" from stories.self_care c join directory.organisation o on o.id = c.organisation_id`;

interface SelfCareAsked {
  today: Day;
  /** '' for any. */
  need: string;
  profession: string;
  page: number;
}

/** A part of the pages whose review day is not past, by title. */
export async function selfCareList(tx: Tx, { today, need, profession, page }: SelfCareAsked): Promise<(SelfCare & { total: number })[]> {
  const { rows } = await sql<SelfCare & { total: number }>`select count(*) over ()::int as total, ${columns} where c.ended_at is null and c.review_on >= ${today}::date
    and (${need} = '' or ${need} = any (c.facets)) and (${profession} = '' or ${profession} = any (c.professions)) order by c.title, c.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Those past their review day, the oldest first: for the organisations that keep them. */
export async function lateSelfCare(tx: Tx, { today, organisationIds, page }: { today: Day; organisationIds: readonly string[]; page: number }): Promise<(SelfCare & { total: number })[]> {
  const { rows } = await sql<SelfCare & { total: number }>`select count(*) over ()::int as total, ${columns} where c.ended_at is null and c.review_on < ${today}::date and c.organisation_id = any (${organisationIds}::uuid[]) order by c.review_on, c.title, c.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Throws NotFound. */
export async function selfCarePage(tx: Tx, id: string): Promise<SelfCare> {
  const { rows: [found] } = isId(id) ? await sql<SelfCare>`select ${columns} where c.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that page.');
  return found;
}
