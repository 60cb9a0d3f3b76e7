import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { EvidenceChoice } from './evidence.ts';

export interface ThanksLine {
  id: string;
  organisationId: string;
  organisation: string;
  toWhom: string;
  profession: string | null;
  roleGroup: string | null;
  words: string;
  valueWords: string | null;
  objectiveId: string | null;
  objective: string | null;
  route: string;
  receivedOn: string;
  isExample: boolean;
}

const thanksColumns = sql`t.id, t.organisation_id as "organisationId", o.name as organisation, t.to_whom as "toWhom", t.profession, t.role_group as "roleGroup", t.words, t.value_words as "valueWords", t.evidence_objective_id as "objectiveId",
  v.wording as objective, t.route, t.received_on as "receivedOn", t.is_example as "isExample" from stories.thanks t join directory.organisation o on o.id = t.organisation_id
  left join strategy.objective b on b.id = t.evidence_objective_id left join strategy.objective_version v on v.objective_id = b.id and v.number = b.current_version`;

/** What stands on the wall of celebrations: thanks, a case study, or who was given an award. */
export interface WallLine {
  kind: 'thanks' | 'case study' | 'award' | 'high praise';
  /** Whom it is about: whom somebody thanked, the title of a case study, who is named. */
  title: string;
  /** The page of it; null for thanks, which stand here alone. */
  href: string | null;
  /** The words of thanks, or the problem of a case study; the name of the award. */
  words: string;
  valueWords: string | null;
  objectiveId: string | null;
  objective: string | null;
  organisationId: string;
  organisation: string;
  professions: string[];
  roleGroups: string[];
  day: Day;
  isOffline: boolean;
  isExample: boolean;
}

const none = sql`null::text, null::uuid, null::text`;
/** All in one order; why an award was given stands on its own page, beside what shows it. */
const onTheWall = sql`select 'thanks' as kind, t.id, t.to_whom as title, null as href, t.words, t.value_words as "valueWords", t.evidence_objective_id as "objectiveId", v.wording as objective, t.organisation_id as "organisationId", array_remove(array[t.profession], null) as professions,
      array_remove(array[t.role_group], null) as "roleGroups", t.received_on as day, t.route <> 'site' as "isOffline", t.is_example as "isExample"
    from stories.thanks t left join strategy.objective b on b.id = t.evidence_objective_id left join strategy.objective_version v on v.objective_id = b.id and v.number = b.current_version where t.state = 'shown'
  union all select 'case study', c.id, c.title, '/case-studies/' || c.id, c.problem, ${none}, c.organisation_id, c.professions, c.role_groups, (c.published_at at time zone 'Europe/London')::date, false, c.is_example
    from stories.case_study c where c.published_at is not null and c.taken_off_at is null
  union all select r.place, r.nomination_id, r.shown_as, '/awards/' || s.id, s.name, ${none}, s.organisation_id, array_remove(array[r.profession], null), array_remove(array[r.role_group], null), (s.published_at at time zone 'Europe/London')::date, false, s.is_example
    from stories.award_result r join stories.award_scheme s on s.id = r.scheme_id where s.published_at is not null and r.taken_off_at is null`;

/** A page of the wall, the newest first (requirement O30). */
export async function wall(tx: Tx, { page }: { page: number }): Promise<(WallLine & { total: number })[]> {
  const { rows } = await sql<WallLine & { total: number }>`select count(*) over ()::int as total, w.*, o.name as organisation from (${onTheWall}) w join directory.organisation o on o.id = w."organisationId" order by w.day desc, w.title, w.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Of what waits to be read first the one that is asked for, else the oldest; `total` says how many wait. */
export async function thanksToRead(tx: Tx, { organisationIds, id }: { organisationIds: readonly string[]; id: string | undefined }): Promise<(ThanksLine & { total: number }) | undefined> {
  const asked = id !== undefined && isId(id) ? id : null;
  const { rows } = await sql<ThanksLine & { total: number }>`select count(*) over ()::int as total, ${thanksColumns} where t.state = 'waiting' and t.organisation_id = any (${organisationIds}::uuid[]) order by t.id is not distinct from ${asked}::uuid desc, t.received_on, t.id limit 1`.execute(tx);
  return rows[0];
}

export interface AwardScheme {
  id: string;
  organisationId: string;
  organisation: string;
  name: string;
  about: string;
  criteria: string[];
  panel: string;
  opensOn: string;
  closesOn: string;
  publishedAt: Date | null;
  isExample: boolean;
}

const schemeColumns = sql`s.id, s.organisation_id as "organisationId", o.name as organisation, s.name, s.about, s.criteria, s.panel, s.opens_on as "opensOn", s.closes_on as "closesOn", s.published_at as "publishedAt", s.is_example as "isExample"
  from stories.award_scheme s join directory.organisation o on o.id = s.organisation_id`;

/** A page of the awards, the one that closes last first. */
export async function awardSchemes(tx: Tx, { page }: { page: number }): Promise<(AwardScheme & { total: number })[]> {
  const { rows } = await sql<AwardScheme & { total: number }>`select count(*) over ()::int as total, ${schemeColumns} order by s.closes_on desc, s.name, s.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Throws NotFound. */
export async function awardScheme(tx: Tx, id: string): Promise<AwardScheme> {
  const { rows: [found] } = isId(id) ? await sql<AwardScheme>`select ${schemeColumns} where s.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that award.');
  return found;
}

export interface AwardResult {
  nominationId: string;
  place: 'award' | 'high praise';
  shownAs: string;
  isPerson: boolean;
  registration: string | null;
  registrationCheckedOn: string | null;
  profession: string | null;
  roleGroup: string | null;
  citation: string;
  /** What was chosen to show it, as far as the viewer may see it now. */
  evidence: (EvidenceChoice & { href: string }) | null;
  /** Where it was taken off after it was published: when and why. Only people of the organisation read it then. */
  takenOff: { on: string; reason: string } | null;
}

/** The results that the viewer may see, by the alphabet: nobody is ranked. Those that were taken off are for people of the organisation. */
export async function awardResults(tx: Tx, schemeId: string): Promise<AwardResult[]> {
  const { rows } = await sql<AwardResult>`select nomination_id as "nominationId", place, shown_as as "shownAs", is_person as "isPerson", registration, registration_checked_on as "registrationCheckedOn", r.profession, role_group as "roleGroup", citation,
    case when c.id is not null then jsonb_build_object('kind', 'case', 'id', c.id, 'href', '/case-studies/' || c.id, 'title', c.title) when v.objective_id is not null then jsonb_build_object('kind', 'objective', 'id', v.objective_id, 'href', '/objectives/' || v.objective_id, 'title', v.wording) end as evidence,
    case when r.taken_off_at is not null then jsonb_build_object('on', (r.taken_off_at at time zone 'Europe/London')::date, 'reason', r.taken_off_reason) end as "takenOff"
    from stories.award_result r left join stories.case_study c on c.id = r.evidence_case_id and c.taken_off_at is null
      left join strategy.objective o on o.id = r.evidence_objective_id left join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where scheme_id = ${schemeId} order by place, lower(shown_as)`.execute(tx);
  return rows;
}

export interface Nomination {
  id: string;
  schemeId: string;
  organisationId: string;
  nominee: string;
  profession: string | null;
  roleGroup: string | null;
  words: string;
  byWhom: string;
  receivedOn: string;
  judgements: { personId: string; name: string | null; says: 'award' | 'high praise' | 'thank' | 'interest'; reason: string }[];
  /** How many there are in all, also on other pages. */
  total: number;
}

const nominationLines = sql`select n.id, n.scheme_id as "schemeId", n.organisation_id as "organisationId", n.nominee, n.profession, n.role_group as "roleGroup", n.words, n.by_whom as "byWhom", n.received_on as "receivedOn",
    coalesce((select jsonb_agg(jsonb_build_object('personId', j.person_id, 'name', p.display_name, 'says', j.says, 'reason', j.reason) order by j.judged_at) from stories.award_judgement j join directory.person p on p.id = j.person_id where j.nomination_id = n.id), '[]') as judgements, count(*) over ()::int as total
    from stories.award_nomination n`;

/** Nominations for the panel, in the order in which they came; what other members think comes with each. */
export async function nominations(tx: Tx, schemeId: string, { page }: { page: number }): Promise<Nomination[]> {
  const { rows } = await sql<Nomination>`${nominationLines} where n.scheme_id = ${schemeId} order by n.received_on, n.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Throws NotFound. */
export async function nomination(tx: Tx, id: string): Promise<Nomination> {
  const { rows: [found] } = isId(id) ? await sql<Nomination>`${nominationLines} where n.id = ${id}`.execute(tx) : { rows: [] };
  if (!found) throw new NotFound('We cannot find that nomination.');
  return found;
}

export interface PraiseCounts {
  /** A role group, or the address of a profession; null for what names none. */
  of: string | null;
  thanks: number;
  nominations: number;
  awards: number;
  caseStudies: number;
}

/** How often each role group, or each profession, was thanked, nominated and awarded: for the fairness of celebration (requirements S145, O10). What names two professions counts for both. */
export async function praiseBy(tx: Tx, organisationId: string, by: 'role group' | 'profession'): Promise<PraiseCounts[]> {
  const [one, many] = by === 'profession' ? [sql.ref('profession'), sql.ref('professions')] : [sql.ref('role_group'), sql.ref('role_groups')];
  const { rows } = await sql<PraiseCounts>`select "of", count(*) filter (where kind = 'thanks')::int as thanks, count(*) filter (where kind = 'nomination')::int as nominations, count(*) filter (where kind = 'award')::int as awards, count(*) filter (where kind = 'case study')::int as "caseStudies" from (
      select 'thanks' as kind, ${one} as "of" from stories.thanks where organisation_id = ${organisationId} and state = 'shown'
      union all select 'nomination', ${one} from stories.award_nomination where organisation_id = ${organisationId}
      union all select 'award', ${one} from stories.award_result where organisation_id = ${organisationId} and taken_off_at is null
      union all select 'case study', unnest(${many}) from stories.case_study where organisation_id = ${organisationId} and published_at is not null and taken_off_at is null) x group by "of"`.execute(tx);
  return rows;
}
