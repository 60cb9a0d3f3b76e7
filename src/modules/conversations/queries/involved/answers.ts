import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { AnswerOutcome } from '../../domain/answer-rounds.ts';

export interface GivenAnswer {
  number: number;
  outcome: AnswerOutcome;
  words: string;
  answeredBy: string;
  answeredOn: Day;
}

/** An idea that is owed an answer, with every answer it had, the newest first. */
export interface OwedAnswer {
  contributionId: string;
  words: string;
  language: string;
  answeredBy: string;
  dueOn: Day;
  answers: readonly GivenAnswer[];
}

export interface DutyLine {
  answeredBy: string;
  daysToAnswer: number;
  supportLine: number;
  revision: number;
}

/** Who answers the ideas of a phase, for everyone; null where nobody has said so. */
export async function dutyOf(tx: Tx, phaseId: string): Promise<DutyLine | null> {
  const { rows } = await sql<DutyLine>`select answered_by as "answeredBy", days_to_answer as "daysToAnswer", support_line as "supportLine", revision from conversations.answer_duty where phase_id = ${phaseId}`.execute(tx);
  return rows[0] ?? null;
}

/** Ideas of a phase that are owed an answer, those still waiting first and by the day they are due. Why each was taken up is not told. */
export async function owedAnswers(tx: Tx, phaseId: string): Promise<OwedAnswer[]> {
  const { rows: owed } = await sql<Omit<OwedAnswer, 'answers'>>`select contribution_id as "contributionId", words, language, answered_by as "answeredBy", due_on as "dueOn" from conversations.owed_answers(${phaseId}) order by due_on, item`.execute(tx);
  const { rows: given } = await sql<GivenAnswer & { contributionId: string }>`select contribution_id as "contributionId", number, outcome, words, answered_by as "answeredBy", answered_on as "answeredOn"
    from conversations.given_answer where contribution_id = any (${owed.map(({ contributionId }) => contributionId)}::uuid[]) order by number desc`.execute(tx);
  const all = owed.map((each) => ({ ...each, answers: given.filter(({ contributionId }) => contributionId === each.contributionId) }));
  return [...all.filter(({ answers }) => answers.length === 0), ...all.filter(({ answers }) => answers.length > 0).toReversed()];
}

export interface PickedLine {
  contributionId: string;
  isPicked: boolean;
}

/** For the organisation's own people: which of these were picked by somebody, and which by support. */
export async function whyOwed(tx: Tx, phaseId: string): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<PickedLine>`select contribution_id as "contributionId", is_picked as "isPicked" from conversations.owed_answer where phase_id = ${phaseId}`.execute(tx);
  return new Map(rows.map(({ contributionId, isPicked }) => [contributionId, isPicked]));
}
