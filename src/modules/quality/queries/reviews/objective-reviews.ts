import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { professions } from '#modules/directory';
import { balancedOnly } from '../balance/balance.ts';
import type { EvidenceKind, ReviewJudgement } from '../../domain/reviews/review.ts';

export interface ReviewLine {
  id: string;
  quarter: string;
  number: number;
  judgement: ReviewJudgement;
  publicSummary: string;
  reviewedOn: Day;
  evidence: readonly { kind: EvidenceKind; isPresent: boolean; words: string; address: string | null }[];
  /** What was decided; null for those who do not belong to the organisation. */
  decision: { decision: string; nextStep: string; dueOn: Day } | null;
}

/** Reviews of an objective, the latest first; in a quarter with several the last one leads. */
export async function reviewsOfObjective(tx: Tx, objectiveId: string, limit = 40): Promise<ReviewLine[]> {
  const { rows } = await sql<Omit<ReviewLine, 'reviewedOn'> & { reviewedAt: Date }>`
    select r.id, r.quarter, r.number, r.judgement, r.public_summary as "publicSummary", r.reviewed_at as "reviewedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'isPresent', e.is_present, 'words', e.words, 'address', e.address) order by array_position(array['data', 'outcomes', 'people', 'workforce'], e.kind)), '[]') from quality.review_evidence e where e.review_id = r.id) as evidence,
      (select jsonb_build_object('decision', d.decision, 'nextStep', d.next_step, 'dueOn', d.next_step_due_on) from quality.review_decision d where d.review_id = r.id) as decision
    from quality.objective_review r where r.objective_id = ${objectiveId} order by r.quarter desc, r.number desc limit ${limit}`.execute(tx);
  return rows.map(({ reviewedAt, ...row }) => ({ ...row, reviewedOn: londonDay(reviewedAt) }));
}

export interface LinkedSeries {
  linkId: string;
  seriesId: string;
  measure: string;
  unit: string;
  isExample: boolean;
  /** Figures of productivity or cost with nothing of what must stand beside them: what they show is not told. */
  isHeldBack: boolean;
  /** Open signals of the stored results. */
  meanings: readonly string[];
  /** The open signal for the better that "improved" may rest on. */
  improvementSignalId: string | null;
}

/** The figures by which an objective is known to work, with what their rules show now. */
export async function seriesOfObjective(tx: Tx, objectiveId: string): Promise<LinkedSeries[]> {
  const { rows } = await sql<LinkedSeries>`
    select l.id as "linkId", s.id as "seriesId", v.name as measure, u.name as unit, s.is_example as "isExample", not ${balancedOnly} as "isHeldBack",
      array(select distinct g.meaning from quality.signal g where g.series_id = s.id and ${balancedOnly} and g.ended_at is null order by 1) as meanings,
      (select g.id from quality.signal g where g.series_id = s.id and ${balancedOnly} and g.ended_at is null and g.meaning = 'improvement' order by g.completed_period desc, g.id limit 1) as "improvementSignalId"
    from quality.objective_measure l join quality.series s on s.id = l.series_id join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    join directory.unit u on u.id = s.unit_id where l.objective_id = ${objectiveId} and l.ended_at is null order by v.name, u.name`.execute(tx);
  return rows;
}

/** Which objectives of these organisations have figures linked that show a change for the better now, more than chance. */
export async function objectivesThatImproved(tx: Tx, organisationIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct l.objective_id as id from quality.objective_measure l join strategy.objective o on o.id = l.objective_id join quality.series s on s.id = l.series_id
    join quality.signal g on g.series_id = s.id and g.ended_at is null and g.meaning = 'improvement' where o.organisation_id = any (${[...organisationIds]}::uuid[]) and l.ended_at is null and ${balancedOnly}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Series of an organisation that can stand with its objectives. Named with their profession: those of all together and of one stand side by side. */
export async function seriesToLink(tx: Tx, organisationId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string; profession: string }>`
    select s.id, v.name || ': ' || u.name as name, s.profession from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    join directory.unit u on u.id = s.unit_id where s.organisation_id = ${organisationId} and s.split = '' and ${balancedOnly} order by 2, 3, 1 limit 500`.execute(tx);
  return rows.map(({ id, name, profession }) => ({ id, name: profession === '' ? name : `${name}, ${professions.find(({ code }) => code === profession)?.title.toLowerCase() ?? profession}` }));
}

/** The day of the last review of each objective; none where it was never reviewed. */
export async function lastReviews(tx: Tx, objectiveIds: readonly string[]): Promise<Map<string, { on: Day; judgement: ReviewJudgement }>> {
  if (objectiveIds.length === 0) return new Map();
  const { rows } = await sql<{ objectiveId: string; reviewedAt: Date; judgement: ReviewJudgement }>`
    select distinct on (objective_id) objective_id as "objectiveId", reviewed_at as "reviewedAt", judgement from quality.objective_review where objective_id = any (${[...objectiveIds]}::uuid[])
    order by objective_id, reviewed_at desc`.execute(tx);
  return new Map(rows.map(({ objectiveId, reviewedAt, judgement }) => [objectiveId, { on: londonDay(reviewedAt), judgement }]));
}
