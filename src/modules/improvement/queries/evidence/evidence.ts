import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { isId } from '#platform/ids';
import type { evidenceKinds, Income, strengths } from '../../domain/evidence/spread.ts';

export interface EvidenceLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  kind: (typeof evidenceKinds)[number];
  countries: string[];
  income: Income;
  whoTookPart: string;
  whoIsMissing: string;
  strength: (typeof strengths)[number];
  strengthReason: string;
  summary: string;
  datedOn: string;
  source: string;
  /** '' where there is none. */
  decisionAid: string;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

const columns = sql`
  e.id, e.organisation_id as "organisationId", o.name as organisation, e.title, e.kind, e.countries, e.income, e.who_took_part as "whoTookPart", e.who_is_missing as "whoIsMissing", e.strength,
    e.strength_reason as "strengthReason", e.summary, e.dated_on as "datedOn", e.source, e.decision_aid as "decisionAid", e.is_example as "isExample", count(*) over ()::int as total
  from improvement.evidence e join directory.organisation o on o.id = e.organisation_id`;

/** Evidence entries, the newest first. */
export async function evidenceLines(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<EvidenceLine[]> {
  const { rows } = await sql<EvidenceLine>`select ${columns} where ${id ?? null}::uuid is null or e.id = ${id ?? null} order by e.dated_on desc, e.id ${partOf(page)}`.execute(tx);
  return rows;
}

/** Every entry by its title, for a form to name. */
export async function evidenceChoices(tx: Tx): Promise<{ value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`select e.id as value, e.title as text from improvement.evidence e order by e.title, e.id`.execute(tx);
  return rows;
}

/** The evidence that speaks about a project or a step of a pathway. */
export async function evidenceOf(tx: Tx, { projectId, stepId }: { projectId?: string; stepId?: string }): Promise<EvidenceLine[]> {
  const [project, step] = [isId(projectId) ? projectId : null, isId(stepId) ? stepId : null];
  const { rows } = await sql<EvidenceLine>`select ${columns} join improvement.evidence_link l on l.evidence_id = e.id where l.project_id = ${project} or l.step_id = ${step} order by e.dated_on desc, e.id limit 100`.execute(tx);
  return rows;
}

export interface EvidenceUse {
  text: string;
  href: string;
}

/** Which steps and projects, of those that the viewer may read, an entry speaks about. */
export async function usesOf(tx: Tx, evidenceId: string): Promise<EvidenceUse[]> {
  const { rows } = await sql<EvidenceUse>`
    select p.title || ': ' || s.title as text, '/improvement/pathways/' || p.id || '/steps/' || s.id as href from improvement.evidence_link l join improvement.pathway_step s on s.id = l.step_id join improvement.pathway p on p.id = s.pathway_id
    where l.evidence_id = ${evidenceId}
    union all select j.title, '/improvement/projects/' || j.id from improvement.evidence_link l join improvement.project j on j.id = l.project_id where l.evidence_id = ${evidenceId} order by 1`.execute(tx);
  return rows;
}

export interface ProjectEvidence {
  id: string;
  title: string;
  organisationId: string;
  /** Where somebody looked and found none. */
  whereLooked: string | null;
}

/** A project as far as evidence goes; null where the viewer may not read it. */
export async function projectForEvidence(tx: Tx, id: string): Promise<ProjectEvidence | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<ProjectEvidence>`
    select p.id, p.title, p.organisation_id as "organisationId", n.where_looked as "whereLooked" from improvement.project p left join improvement.no_evidence_found n on n.project_id = p.id where p.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export interface ProjectShare {
  projects: number;
  withEvidence: number;
  noneFound: number;
}

/** Of the projects that the viewer may read: how many cite evidence, how many looked and found none. Counts of projects, not of people. */
export async function shareOfProjects(tx: Tx): Promise<ProjectShare> {
  const { rows: [share] } = await sql<ProjectShare>`
    select count(*)::int as projects, count(*) filter (where exists (select from improvement.evidence_link l where l.project_id = p.id))::int as "withEvidence",
      count(*) filter (where not exists (select from improvement.evidence_link l where l.project_id = p.id) and exists (select from improvement.no_evidence_found n where n.project_id = p.id))::int as "noneFound"
    from improvement.project p`.execute(tx);
  return share ?? { projects: 0, withEvidence: 0, noneFound: 0 };
}

export interface RequestLine {
  id: string;
  organisationId: string;
  question: string;
  wantedOn: string | null;
  isExample: boolean;
  askedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Requests for evidence of the viewer's organisations, open ones first. */
export async function evidenceRequests(tx: Tx, page: number): Promise<RequestLine[]> {
  const { rows } = await sql<RequestLine>`
    select id, organisation_id as "organisationId", question, wanted_on as "wantedOn", is_example as "isExample", asked_at as "askedAt", answer, answered_at as "answeredAt", count(*) over ()::int as total from improvement.evidence_request
    order by answered_at desc nulls first, asked_at desc, id ${partOf(page)}`.execute(tx);
  return rows;
}

/** After how many days the middle answer came to a request of the viewer's organisations; null while none is answered. */
export async function middleDaysToAnswer(tx: Tx): Promise<number | null> {
  const { rows: [row] } = await sql<{ days: number | null }>`
    select percentile_disc(0.5) within group (order by (answered_at at time zone 'Europe/London')::date - (asked_at at time zone 'Europe/London')::date) as days
    from improvement.evidence_request where answered_at is not null`.execute(tx);
  return row?.days ?? null;
}

export interface GapLine {
  id: string;
  organisationId: string;
  organisation: string;
  what: string;
  researchQuestion: string | null;
  stepTitle: string | null;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Gaps in evidence that somebody wrote down, the newest first. */
export async function evidenceGaps(tx: Tx, page: number): Promise<GapLine[]> {
  const { rows } = await sql<GapLine>`
    select g.id, g.organisation_id as "organisationId", o.name as organisation, g.what, g.research_question as "researchQuestion", s.title as "stepTitle", g.is_example as "isExample", count(*) over ()::int as total
    from improvement.evidence_gap g join directory.organisation o on o.id = g.organisation_id left join improvement.pathway_step s on s.id = g.step_id order by g.made_at desc, g.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface BareStep {
  id: string;
  title: string;
  pathwayId: string;
  pathway: string;
  /** How many there are in all, also on other pages. */
  total: number;
}

const columnsOfSteps = sql`s.id, s.title, p.id as "pathwayId", p.title as pathway, count(*) over ()::int as total from improvement.pathway_step s join improvement.pathway p on p.id = s.pathway_id where s.map = 'proposed'`;
const inOrder = sql`order by p.title, p.id, s.position, s.id`;
const isBare = sql`not exists (select from improvement.evidence_link l where l.step_id = s.id) and not exists (select from improvement.evidence_gap g where g.step_id = s.id)`;

/** Proposed steps of pathways for which there is no evidence and no gap is written down yet. */
export async function stepsWithoutEvidence(tx: Tx, page: number): Promise<BareStep[]> {
  const { rows } = await sql<BareStep>`select ${columnsOfSteps} and ${isBare} ${inOrder} ${partOf(page)}`.execute(tx);
  return rows;
}

/** Proposed steps of these organisations, every one, for a form to name: those without evidence, or `all`, because somebody else may have written something down for one since the form was shown. */
export async function stepsToName(tx: Tx, organisationIds: readonly string[], which: 'bare' | 'all'): Promise<BareStep[]> {
  const { rows } = await sql<BareStep>`select ${columnsOfSteps} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and ${which === 'bare' ? isBare : sql`true`} ${inOrder}`.execute(tx);
  return rows;
}
