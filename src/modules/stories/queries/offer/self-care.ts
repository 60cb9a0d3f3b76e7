import { sql } from 'kysely';
import type { Tx } from '#platform/db';
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

/** Every page that is kept, by title; also those past their review day: who draws it leaves them out for others. */
export async function selfCareList(tx: Tx): Promise<SelfCare[]> {
  const { rows } = await sql<SelfCare>`select ${columns} where c.ended_at is null order by c.title limit 500`.execute(tx);
  return rows;
}

/** Throws NotFound. */
export async function selfCarePage(tx: Tx, id: string): Promise<SelfCare> {
  const { rows: [found] } = isId(id) ? await sql<SelfCare>`select ${columns} where c.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that page.');
  return found;
}
