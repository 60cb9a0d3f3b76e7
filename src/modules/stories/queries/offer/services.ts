import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export const accessWays = ['times', 'places', 'formats', 'interpreters', 'home visits', 'self-referral'] as const;
export type AccessWay = (typeof accessWays)[number];

export interface ServiceLine {
  id: string;
  organisationId: string;
  organisation: string;
  organisationCode: string;
  name: string;
  about: string;
  professions: string[];
  serviceArea: string | null;
  isExample: boolean;
  reviewOn: string;
  hasEnded: boolean;
}

export interface ServicePage extends ServiceLine {
  reach: string;
  revision: number;
  access: Record<AccessWay, string>;
  wishes: ServiceWish[];
}

export interface ServiceWish {
  id: string;
  themeId: string;
  theme: string;
  about: AccessWay;
  words: string;
  outcome: 'doing' | 'done' | 'cannot' | null;
  answer: string | null;
}

const line = sql`s.id, s.organisation_id as "organisationId", o.name as organisation, o.code as "organisationCode", s.name, s.about, s.professions, s.service_area as "serviceArea", s.is_example as "isExample",
  s.review_on as "reviewOn", s.ended_at is not null as "hasEnded"`;

interface ServicesAsked {
  organisationId?: string;
  /** '' for any. */
  profession?: string;
  page?: number;
}

/** Services that are offered now, by name; of one organisation or profession where it is asked. */
export async function serviceList(tx: Tx, { organisationId, profession = '', page }: ServicesAsked): Promise<(ServiceLine & { total: number })[]> {
  const { rows } = await sql<ServiceLine & { total: number }>`select count(*) over ()::int as total, ${line} from stories.service s join directory.organisation o on o.id = s.organisation_id
    where s.ended_at is null and (${organisationId ?? null}::uuid is null or s.organisation_id = ${organisationId ?? null}) and (${profession} = '' or ${profession} = any (s.professions)) order by s.name, o.name, s.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** One service with its ways in and what people asked for. Throws NotFound. */
export async function servicePage(tx: Tx, id: string): Promise<ServicePage> {
  if (!isId(id)) throw new NotFound('We cannot find that service.');
  const { rows: [found] } = await sql<Omit<ServicePage, 'wishes'>>`select ${line}, s.reach, s.revision, jsonb_build_object('times', s.times, 'places', s.places, 'formats', s.formats, 'interpreters', s.interpreters,
      'home visits', s.home_visits, 'self-referral', s.self_referral) as access from stories.service s join directory.organisation o on o.id = s.organisation_id where s.id = ${id}`.execute(tx);
  if (!found) throw new NotFound('We cannot find that service.');
  const { rows: wishes } = await sql<ServiceWish>`select w.id, w.theme_id as "themeId", p.title as theme, w.about, w.words, w.outcome, w.answer from stories.service_wish w
    join conversations.theme_publication p on p.theme_id = w.theme_id and p.replaced_at is null where w.service_id = ${id} order by w.made_at, w.id`.execute(tx);
  return { ...found, wishes };
}

/** The service beside which a wish stands. Throws NotFound. */
export async function serviceOfWish(tx: Tx, wishId: string): Promise<ServicePage> {
  const row = isId(wishId) ? await tx.selectFrom('stories.service_wish').select('service_id').where('id', '=', wishId).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find what people asked for.');
  return servicePage(tx, row.service_id);
}
