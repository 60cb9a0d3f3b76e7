import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import type { AnswerKind } from '../../domain/questions/support.ts';

export interface QuestionLine {
  id: string;
  organisationId: string;
  organisation: string;
  words: string;
  because: string;
  route: string;
  concern: string | null;
  isExample: boolean;
  shownOn: string | null;
  /** In full eights. */
  support: number;
  /** The last answer of a researcher. */
  answerKind: AnswerKind | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Questions that the viewer may see, most support first: shown ones, and of their own organisation those that wait to be read. */
export async function questionLines(tx: Tx, { id, part, page }: { id?: string; part?: 'shown' | 'waiting'; page?: number }): Promise<QuestionLine[]> {
  const { rows } = await sql<QuestionLine>`
    with seen as (
      select q.*, o.name as organisation from improvement.community_question q join directory.organisation o on o.id = q.organisation_id
      where q.not_shown_reason is null and (${id ?? null}::uuid is null or q.id = ${id ?? null}) and (${part ?? null}::text is null or (q.shown_on is null) = (${part ?? null} = 'waiting')))
    select s.id, s.organisation_id as "organisationId", s.organisation, s.words, s.because, s.route, s.concern, s.is_example as "isExample", s.shown_on as "shownOn", coalesce(b.people, 0) as support,
      (select a.kind from improvement.question_answer a where a.question_id = s.id order by a.number desc limit 1) as "answerKind", count(*) over ()::int as total
    from seen s left join improvement.support_of((select array_agg(id) from seen)) b on b.question_id = s.id order by b.people desc, s.concern is null, s.shown_on desc, s.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface QuestionAnswerLine {
  kind: AnswerKind;
  researcherRole: string;
  words: string;
  saidOn: string;
}

/** What researchers told whoever asked, in order. */
export async function questionAnswers(tx: Tx, questionId: string): Promise<QuestionAnswerLine[]> {
  const { rows } = await sql<QuestionAnswerLine>`select kind, researcher_role as "researcherRole", words, said_on as "saidOn" from improvement.question_answer where question_id = ${questionId} order by number`.execute(tx);
  return rows;
}

export interface OwnQuestion {
  id: string;
  words: string;
  shownOn: string | null;
  notShownReason: string | null;
}

/** The question of whoever holds this code; null where there is none. */
export async function questionByCode(tx: Tx, codeHash: Buffer): Promise<OwnQuestion | null> {
  const { rows } = await sql<OwnQuestion>`select id, words, shown_on as "shownOn", not_shown_reason as "notShownReason" from improvement.question_by_code(${codeHash})`.execute(tx);
  return rows[0] ?? null;
}
