import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';

interface Line {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

export interface GuidanceLine extends Line {
  source: string;
  publishedOn: string;
  professions: string[];
  about: string;
  gap: string;
  action: string;
  ownerRole: string;
  reviewOn: string;
  measureCode: string | null;
  measureName: string | null;
}

const measured = sql`left join quality.measure m on m.id = x.measure_id left join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version`;
const head = sql`x.id, x.organisation_id as "organisationId", o.name as organisation, x.title, x.is_example as "isExample", count(*) over ()::int as total`;
const organisation = sql`join directory.organisation o on o.id = x.organisation_id`;

/** The guidance register: what is to be looked at again first stands first. */
export async function guidanceLines(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<GuidanceLine[]> {
  const { rows } = await sql<GuidanceLine>`
    select ${head}, x.source, x.published_on as "publishedOn", x.professions, x.about, x.gap, x.action, x.owner_role as "ownerRole", x.review_on as "reviewOn", m.code as "measureCode", v.name as "measureName"
    from improvement.guidance x ${organisation} ${measured} where ${id ?? null}::uuid is null or x.id = ${id ?? null} order by x.review_on, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface ServiceStatus {
  unitId: string;
  unit: string;
  /** Null where the service has not said. */
  status: string | null;
  note: string | null;
  saidAt: Date | null;
}

/** How far guidance is in use, service by service: every team of the organisation stands there, also those that have not said. */
export async function statusByService(tx: Tx, guidanceId: string): Promise<ServiceStatus[]> {
  const { rows } = await sql<ServiceStatus>`
    select u.id as "unitId", u.name as unit, s.status, s.note, s.said_at as "saidAt" from improvement.guidance g join directory.unit u on u.organisation_id = g.organisation_id and u.level = 'team' and u.closed_on is null
      left join improvement.guidance_status s on s.guidance_id = g.id and s.unit_id = u.id where g.id = ${guidanceId} order by u.name, u.id`.execute(tx);
  return rows;
}

export interface StudyLine extends Line {
  question: string;
  questionSetBy: string;
  summary: string;
  leadRole: string;
  leadProfession: string | null;
  professions: string[];
  state: string;
  startsOn: string;
  learned: string;
  /** The question of the community that it answers. */
  questionId: string | null;
}

/** Studies, the newest first. */
export async function studyLines(tx: Tx, { id, partnerId, page }: { id?: string; partnerId?: string; page?: number } = {}): Promise<StudyLine[]> {
  const { rows } = await sql<StudyLine>`
    select ${head}, x.question, x.question_set_by as "questionSetBy", x.summary, x.lead_role as "leadRole", x.lead_profession as "leadProfession", x.professions, x.state, x.starts_on as "startsOn", x.learned, x.question_id as "questionId"
    from improvement.study x ${organisation} where (${id ?? null}::uuid is null or x.id = ${id ?? null})
      and (${partnerId ?? null}::uuid is null or exists (select from improvement.study_partner p where p.study_id = x.id and p.partner_id = ${partnerId ?? null})) order by x.starts_on desc, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface ReachLine {
  groupName: string;
  /** Null: too few people to show safely. */
  people: number | null;
}

/** How many people of which group took part; fewer than eight are kept nowhere. */
export async function studyReach(tx: Tx, studyId: string): Promise<ReachLine[]> {
  const { rows } = await sql<ReachLine>`select group_name as "groupName", people from improvement.study_reach where study_id = ${studyId} order by group_name`.execute(tx);
  return rows;
}

export interface PartnerLine extends Line {
  kind: string;
  topic: string;
  leadRole: string;
  output: string;
  studentLinks: string;
  changed: string;
}

/** Who research is done with, by name. */
export async function partnerLines(tx: Tx, { id, studyId, page }: { id?: string; studyId?: string; page?: number } = {}): Promise<PartnerLine[]> {
  const { rows } = await sql<PartnerLine>`
    select x.id, x.organisation_id as "organisationId", o.name as organisation, x.name as title, x.is_example as "isExample", count(*) over ()::int as total, x.kind, x.topic, x.lead_role as "leadRole", x.output, x.student_links as "studentLinks", x.changed
    from improvement.research_partner x ${organisation} where (${id ?? null}::uuid is null or x.id = ${id ?? null})
      and (${studyId ?? null}::uuid is null or exists (select from improvement.study_partner p where p.partner_id = x.id and p.study_id = ${studyId ?? null})) order by x.name, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface OutputLine extends Line {
  kind: string;
  summary: string;
  madeOn: string;
  studyId: string | null;
  uses: number;
}

/** What came of research, the newest first. */
export async function outputLines(tx: Tx, { id, studyId, page }: { id?: string; studyId?: string; page?: number } = {}): Promise<OutputLine[]> {
  const { rows } = await sql<OutputLine>`
    select ${head}, x.kind, x.summary, x.made_on as "madeOn", x.study_id as "studyId", (select count(*)::int from improvement.output_use u where u.output_id = x.id) as uses
    from improvement.output x ${organisation} where (${id ?? null}::uuid is null or x.id = ${id ?? null}) and (${studyId ?? null}::uuid is null or x.study_id = ${studyId ?? null}) order by x.made_on desc, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface UseLine {
  usedBy: string;
  changed: string;
  measureCode: string | null;
  measureName: string | null;
}

export async function outputUses(tx: Tx, outputId: string): Promise<UseLine[]> {
  const { rows } = await sql<UseLine>`select x.used_by as "usedBy", x.changed, m.code as "measureCode", v.name as "measureName" from improvement.output_use x ${measured} where x.output_id = ${outputId} order by x.made_at, x.id`.execute(tx);
  return rows;
}

/** Questions of the community that a researcher took up, for a study to answer. */
export async function takenUpQuestions(tx: Tx): Promise<{ value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    select q.id as value, q.words as text from improvement.community_question q where q.shown_on is not null and exists (select from improvement.question_answer a where a.question_id = q.id and a.kind = 'matched') order by q.shown_on desc, q.id limit 100`.execute(tx);
  return rows;
}
