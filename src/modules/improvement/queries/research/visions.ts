import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';

/** Counts of registers of this site, each by a year. */
export type VisionMeasure = 'posts with research time' | 'studies that allied health professionals lead' | 'questions raised with funders' | 'answers of funders';

export interface YearCount {
  measure: VisionMeasure;
  year: number;
  entries: number;
  examples: number;
}

/** How many entries of each register belong to each year, the newest year first. Entries are posts, studies and questions, never people. */
export async function visionCounts(tx: Tx): Promise<YearCount[]> {
  const { rows } = await sql<YearCount>`
    select measure, extract(year from day)::int as year, count(*)::int as entries, count(*) filter (where is_example)::int as examples from (
      select 'posts with research time' as measure, (made_at at time zone 'Europe/London')::date as day, is_example from improvement.opportunity where research_hours > 0
      union all select 'studies that allied health professionals lead', starts_on, is_example from improvement.study where lead_profession is not null
      union all select 'questions raised with funders', raised_on, is_example from improvement.funder_question
      union all select 'answers of funders', answered_on, is_example from improvement.funder_question where answered_on is not null) all_entries
    group by 1, 2 order by 2 desc, 1`.execute(tx);
  return rows;
}

export interface FunderQuestionLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  funder: string;
  raisedOn: Day;
  answer: string | null;
  answeredOn: Day | null;
  isExample: boolean;
  total: number;
}

/** Questions raised with funders, the newest first. */
export async function funderQuestions(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<FunderQuestionLine[]> {
  const { rows } = await sql<FunderQuestionLine>`
    select q.id, q.organisation_id as "organisationId", o.name as organisation, q.title, q.funder, q.raised_on as "raisedOn", q.answer, q.answered_on as "answeredOn", q.is_example as "isExample", count(*) over ()::int as total
    from improvement.funder_question q join directory.organisation o on o.id = q.organisation_id where ${id ?? null}::uuid is null or q.id = ${id ?? null} order by q.raised_on desc, q.id ${partOf(page)}`.execute(tx);
  return rows;
}
