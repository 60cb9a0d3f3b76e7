import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface Offers {
  services: { id: string; name: string; organisation: string; isExample: boolean }[];
  selfCare: { id: string; title: string; isExample: boolean }[];
  /** How many there are in all of each. */
  total: { services: number; selfCare: number };
}

/** The first ones stand on the page of a profession; all of them in their own lists. */
const FIRST = 20;

/** What is offered of a profession: services by name, and self-care pages whose review day is not past (requirement S96). */
export async function offersOf(tx: Tx, profession: string, today: string): Promise<Offers> {
  const { rows: services } = await sql<Offers['services'][number] & { total: number }>`select count(*) over ()::int as total, s.id, s.name, o.name as organisation, s.is_example as "isExample" from stories.service s join directory.organisation o on o.id = s.organisation_id
    where s.ended_at is null and ${profession} = any (s.professions) order by s.name, o.name limit ${FIRST}`.execute(tx);
  const { rows: selfCare } = await sql<Offers['selfCare'][number] & { total: number }>`select count(*) over ()::int as total, id, title, is_example as "isExample" from stories.self_care where ended_at is null and review_on >= ${today} and ${profession} = any (professions) order by title limit ${FIRST}`.execute(tx);
  return { services, selfCare, total: { services: services[0]?.total ?? 0, selfCare: selfCare[0]?.total ?? 0 } };
}

/** How often each page was read since a day; professions that nobody read are missing. */
export async function viewsSince(tx: Tx, day: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ profession: string; views: number }>`select profession, sum(views)::int as views from stories.profession_view where day >= ${day} group by profession`.execute(tx);
  return new Map(rows.map(({ profession, views }) => [profession, views]));
}

export interface PageParts {
  profession: string;
  services: number;
  selfCare: number;
  hasEasyRead: boolean;
}

/** What each page of the guide has, so that thin ones are filled first. */
export async function pageParts(tx: Tx, today: string, professions: readonly string[]): Promise<PageParts[]> {
  const { rows } = await sql<PageParts>`select p as profession,
      (select count(*)::int from stories.service s where s.ended_at is null and p = any (s.professions)) as services,
      (select count(*)::int from stories.self_care c where c.ended_at is null and c.review_on >= ${today} and p = any (c.professions)) as "selfCare",
      exists (select from strategy.easy_read e where e.subject_kind = 'page' and e.subject_id = '/professions/' || p and e.words is not null) as "hasEasyRead"
    from unnest(${professions}::text[]) with ordinality as t(p, at) order by at`.execute(tx);
  return rows;
}
