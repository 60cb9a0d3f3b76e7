import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';

export type Decision = 'keep' | 'adapt' | 'stop' | 'not decided';

export interface LearningLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  whatChanged: string;
  decision: Decision;
  reason: string;
  evidence: string;
  ownerRole: string | null;
  isFromPandemic: boolean;
  projectId: string | null;
  /** Its title, where the viewer may see it. */
  project: string | null;
  isFromReview: boolean;
  consent: string | null;
  isExample: boolean;
  madeAt: Date;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** The learning and innovation log, the newest first. */
export async function learningLines(tx: Tx, { id, projectId, limit = 300, page, isPandemicOnly = false, lacksOwner = false }: { id?: string; projectId?: string; limit?: number; page?: number; isPandemicOnly?: boolean; lacksOwner?: boolean } = {}): Promise<LearningLine[]> {
  const { rows } = await sql<LearningLine>`
    select e.id, e.organisation_id as "organisationId", o.name as organisation, e.title, e.what_changed as "whatChanged", e.decision, e.reason, e.evidence, e.owner_role as "ownerRole", e.is_from_pandemic as "isFromPandemic",
      e.project_id as "projectId", p.title as project, e.review_id is not null as "isFromReview", e.consent, e.is_example as "isExample", e.made_at as "madeAt", count(*) over ()::int as total
    from improvement.learning_entry e join directory.organisation o on o.id = e.organisation_id left join improvement.project p on p.id = e.project_id
    where (${id ?? null}::uuid is null or e.id = ${id ?? null}) and (${projectId ?? null}::uuid is null or e.project_id = ${projectId ?? null}) and (not ${isPandemicOnly}::boolean or e.is_from_pandemic)
      and (not ${lacksOwner}::boolean or (e.decision = 'keep' and e.owner_role is null)) order by e.made_at desc, e.id ${partOf(page, limit)}`.execute(tx);
  return rows;
}

/** Something to keep that nobody answers for: it stays in the attention list until somebody does (requirement S13). */
export const needsAnOwner = ({ decision, ownerRole }: Pick<LearningLine, 'decision' | 'ownerRole'>): boolean => decision === 'keep' && ownerRole === null;

export interface ReviewLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  heldOn: string;
  happened: string;
  affected: string;
  needs: string;
  response: string;
  learned: string;
  isExample: boolean;
  /** The entry of the log with which its learning was shared. */
  entryId: string | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Learning reviews of the viewer's organisations, the newest first. */
export async function learningReviews(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<ReviewLine[]> {
  const { rows } = await sql<ReviewLine>`
    select r.id, r.organisation_id as "organisationId", o.name as organisation, r.title, r.held_on as "heldOn", r.happened, r.affected, r.needs, r.response, r.learned, r.is_example as "isExample",
      (select e.id from improvement.learning_entry e where e.review_id = r.id) as "entryId", count(*) over ()::int as total
    from improvement.learning_review r join directory.organisation o on o.id = r.organisation_id where ${id ?? null}::uuid is null or r.id = ${id ?? null} order by r.held_on desc, r.id ${partOf(page)}`.execute(tx);
  return rows;
}
