import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { isId } from '#platform/ids';

export interface OpportunityLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  isExample: boolean;
  kind: string;
  /** None: for every profession. */
  professions: string[];
  what: string;
  researchHours: number | null;
  contactRole: string;
  closesOn: string;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Openings that have not closed by this day; those for one profession are its own and those for everybody. */
export async function opportunityLines(tx: Tx, { id, today, profession, page }: { id?: string; today?: string; profession?: string; page?: number } = {}): Promise<OpportunityLine[]> {
  const { rows } = await sql<OpportunityLine>`
    select x.id, x.organisation_id as "organisationId", o.name as organisation, x.title, x.is_example as "isExample", x.kind, x.professions, x.what, x.research_hours as "researchHours", x.contact_role as "contactRole", x.closes_on as "closesOn", count(*) over ()::int as total
    from improvement.opportunity x join directory.organisation o on o.id = x.organisation_id
    where (${id ?? null}::uuid is null or x.id = ${id ?? null}) and (${today ?? null}::date is null or x.closes_on >= ${today ?? null})
      and (${profession ?? null}::text is null or x.professions = '{}' or ${profession ?? null} = any (x.professions)) order by x.closes_on, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface InterestLine {
  id: string;
  isOwn: boolean;
  /** Null where the viewer may not see it. */
  name: string | null;
  profession: string | null;
  words: string;
  answer: 'matched' | 'not this time' | null;
  answerWords: string | null;
}

/** Who is interested, for those who offer it, who waits longest first and no more than one page of them; for everybody else only what they themselves said. */
export async function interestsIn(tx: Tx, { opportunityId, personId }: { opportunityId: string; personId: string | null }): Promise<InterestLine[]> {
  const { rows } = await sql<InterestLine>`
    select i.id, i.person_id = ${personId} as "isOwn", p.display_name as name, i.profession, i.words, i.answer, i.answer_words as "answerWords"
    from improvement.interest i left join directory.person p on p.id = i.person_id where i.opportunity_id = ${opportunityId} order by i.person_id = ${personId} desc, i.answer is not null, i.said_at, i.id ${partOf(1)}`.execute(tx);
  return rows;
}

/** Which opening somebody is interested in; null where the viewer may not see it. */
export async function openingOfInterest(tx: Tx, id: string): Promise<string | null> {
  const row = isId(id) ? await tx.selectFrom('improvement.interest').select('opportunity_id').where('id', '=', id).executeTakeFirst() : undefined;
  return row?.opportunity_id ?? null;
}

export interface TellingLine {
  id: string;
  organisation: string;
  isOwn: boolean;
  shownName: string;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

export interface RoleModelLine extends TellingLine {
  profession: string | null;
  roleGroup: string;
  story: string;
}

/** People who tell of themselves, in a fair order: what the viewer told, then by name. */
export async function roleModels(tx: Tx, personId: string | null, page: number): Promise<RoleModelLine[]> {
  const { rows } = await sql<RoleModelLine>`
    select x.id, o.name as organisation, x.person_id is not distinct from ${personId} as "isOwn", x.shown_name as "shownName", x.is_example as "isExample", x.profession, x.role_group as "roleGroup", x.story, count(*) over ()::int as total
    from improvement.role_model x join directory.organisation o on o.id = x.organisation_id where x.withdrawn_at is null order by x.person_id is not distinct from ${personId} desc, x.shown_name, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface CoachLine extends TellingLine {
  helpsWith: string;
  protectedTime: string;
}

/** Who offers help as a coach: the viewer, then by name. Without a page everybody whom a question may go to. */
export async function coaches(tx: Tx, personId: string | null, page?: number): Promise<CoachLine[]> {
  const { rows } = await sql<CoachLine>`
    select x.id, o.name as organisation, x.person_id is not distinct from ${personId} as "isOwn", x.shown_name as "shownName", x.is_example as "isExample", x.helps_with as "helpsWith", x.protected_time as "protectedTime", count(*) over ()::int as total
    from improvement.coach x join directory.organisation o on o.id = x.organisation_id where x.withdrawn_at is null order by x.person_id is not distinct from ${personId} desc, x.shown_name, x.id ${partOf(page, 10_000)}`.execute(tx);
  return rows;
}

export interface CoachRequestLine {
  id: string;
  coach: string;
  /** The viewer asked; otherwise they are the coach. */
  isAsker: boolean;
  asker: string | null;
  words: string;
  answer: string | null;
  total: number;
}

/** What the viewer asked coaches, and what they are asked as one. */
export async function coachRequests(tx: Tx, personId: string, page: number): Promise<CoachRequestLine[]> {
  const { rows } = await sql<CoachRequestLine>`
    select r.id, c.shown_name as coach, r.person_id = ${personId} as "isAsker", p.display_name as asker, r.words, r.answer, count(*) over ()::int as total
    from improvement.coach_request r join improvement.coach c on c.id = r.coach_id left join directory.person p on p.id = r.person_id order by r.answered_at desc nulls first, r.asked_at desc, r.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** People who said that they do research, in full tens: by profession and by role group. */
export async function researchCounts(tx: Tx, { organisationId, year }: { organisationId: string; year: string }): Promise<{ profession: string | null; roleGroup: string | null; tens: number }[]> {
  const { rows } = await sql<{ profession: string | null; roleGroup: string | null; tens: number }>`select profession, role_group as "roleGroup", tens from improvement.research_counts(${organisationId}, ${year})`.execute(tx);
  return rows;
}

export interface CheckLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  about: string;
  isClosed: boolean;
  isExample: boolean;
  /** Told once it is closed, of eight people or more who answered both times. */
  people: number | null;
  before: number | null;
  after: number | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Checks of confidence before and after something, the newest first. */
export async function confidenceChecks(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<CheckLine[]> {
  const { rows } = await sql<CheckLine>`
    select x.id, x.organisation_id as "organisationId", o.name as organisation, x.title, x.about, x.closed_at is not null as "isClosed", x.is_example as "isExample", t.people, t.before_middle as before, t.after_middle as after, x.total
    from (select c.*, count(*) over ()::int as total from improvement.confidence_check c where ${id ?? null}::uuid is null or c.id = ${id ?? null} order by c.made_at desc, c.id ${partOf(page)}) x
      join directory.organisation o on o.id = x.organisation_id left join lateral improvement.confidence_of(x.id) t on true order by x.made_at desc, x.id`.execute(tx);
  return rows;
}

/** Everything that this part holds about one person, for a copy of what is held. */
export async function learningHeldAbout(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const all = async (table: string, columns: string) => (await sql`select ${sql.raw(columns)} from ${sql.table(`improvement.${table}`)} where person_id = ${personId}`.execute(tx)).rows;
  return {
    interestInOpenings: await all('interest', 'words, said_at, answer, answer_words'), asRoleModel: await all('role_model', 'shown_name, story, agreed_at, withdrawn_at'), asCoach: await all('coach', 'shown_name, helps_with, agreed_at, withdrawn_at'),
    askedOfCoaches: await all('coach_request', 'words, asked_at, answer'), researchActive: await all('research_active', 'year, profession, role_group, said_at'),
  };
}
