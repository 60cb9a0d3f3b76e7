import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface AnswerToCode {
  id: string;
  organisationId: string;
  words: string;
  route: string;
  district: string | null;
  receivedOn: Day;
  concern: string | null;
  revision: number;
  codeIds: readonly string[];
  codedBy: string | null;
  isChecked: boolean;
  isRead: boolean;
  isCounted: boolean;
}

const answers = sql`select a.id, a.organisation_id as "organisationId", a.words, a.route, a.district, a.received_on as "receivedOn", a.concern, a.revision, k.coded_by as "codedBy", k.checked_by is not null as "isChecked",
  exists (select from conversations.matter_reading r where r.matter_id = a.id) as "isRead", a.counted_in is not null as "isCounted",
  array(select distinct conversations.live_code(g.code_id) from conversations.matter_code g where g.matter_id = a.id) as "codeIds"
  from conversations.matter a left join conversations.matter_coding k on k.matter_id = a.id`;

export interface CodingStand {
  /** Nobody has coded them. */
  uncoded: number;
  /** Somebody else has, and this person can check them. */
  toCheck: number;
  /** This person has, and somebody else must check them. */
  waiting: number;
  /** Words that speak of harm and that no trained person has read yet. */
  concerns: number;
  checked: number;
}

/** How the answers of an organisation stand for one coder. Nothing for who may not read them. */
export async function codingStand(tx: Tx, organisationId: string, personId: string): Promise<CodingStand> {
  const { rows } = await sql<CodingStand>`select count(*) filter (where "codedBy" is null)::int as uncoded, count(*) filter (where "codedBy" <> ${personId} and not "isChecked")::int as "toCheck",
    count(*) filter (where "codedBy" = ${personId} and not "isChecked")::int as waiting, count(*) filter (where concern is not null and not "isRead")::int as concerns, count(*) filter (where "isChecked")::int as checked
    from (${answers} where a.organisation_id = ${organisationId}) x`.execute(tx);
  return rows[0] ?? { uncoded: 0, toCheck: 0, waiting: 0, concerns: 0, checked: 0 };
}

/** The next answer for this coder: words that speak of harm first, then what somebody else has coded, in an order of their own that tells no time. */
export async function nextAnswer(tx: Tx, organisationId: string, personId: string): Promise<AnswerToCode | null> {
  const { rows } = await sql<AnswerToCode>`select * from (${answers} where a.organisation_id = ${organisationId}) x
    where (concern is not null and not "isRead") or (not "isChecked" and "codedBy" is distinct from ${personId}::uuid)
    order by (concern is not null and not "isRead") desc, ("codedBy" is null), md5(id::text || ${personId}) limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** One answer, for those who may read it. Throws NotFound for everybody else. */
export async function answerToRead(tx: Tx, id: string): Promise<AnswerToCode> {
  const { rows } = isId(id) ? await sql<AnswerToCode>`${answers} where a.id = ${id}`.execute(tx) : { rows: [] };
  if (!rows[0]) throw new NotFound('We cannot find that answer. The person may have taken it out.');
  return rows[0];
}

/** Checked answers that have a code, or all of them: in an order that tells no time. */
export async function checkedAnswers(tx: Tx, { organisationId, codeId, limit }: { organisationId: string; codeId: string | null; limit: number }): Promise<AnswerToCode[]> {
  const { rows } = await sql<AnswerToCode>`select * from (${answers} where a.organisation_id = ${organisationId}) x
    where "isChecked" and (${codeId}::uuid is null or ${codeId}::uuid = any ("codeIds")) order by md5(id::text) limit ${limit}`.execute(tx);
  return rows;
}

/** In how many answers to "What matters to you?" words wait that speak of harm, by organisation: for the people who read what comes in. */
export async function answersOfConcern(tx: Tx): Promise<{ code: string; waiting: number }[]> {
  const { rows } = await sql<{ code: string; waiting: number }>`select o.code, count(*)::int as waiting from conversations.matter a join directory.organisation o on o.id = a.organisation_id
    where a.concern is not null and not exists (select from conversations.matter_reading r where r.matter_id = a.id) group by o.code order by o.code`.execute(tx);
  return rows;
}
