import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Outcome } from '../../domain/challenge/outcomes.ts';

export interface ChallengeOutcome {
  outcome: Outcome;
  reason: string;
  /** The wording that it led to. */
  statementId: string | null;
  version: number | null;
  decidedAt: Date;
}

export interface ChallengeLine {
  id: string;
  /** Null where the author took their words out, or they are not shown any more: the outcome stays. */
  words: string | null;
  language: string;
  route: string;
  /** None: it says that something is missing. */
  statementId: string | null;
  outcome: ChallengeOutcome | null;
}

type Row = Omit<ChallengeLine, 'outcome'> & { [Key in keyof ChallengeOutcome]: ChallengeOutcome[Key] | null };

/**
 * Every challenge that everyone can read, and every outcome, also of words that are gone. Those without an outcome come first;
 * within these the order tells no time.
 */
export async function challengesOf(tx: Tx, phaseId: string): Promise<ChallengeLine[]> {
  const { rows } = await sql<Row>`select c.id, coalesce(c.shown_words, c.words) as words, c.language, c.route, x.statement_id as "statementId", ${outcomeColumns}
    from conversations.contribution c left join conversations.challenge x on x.contribution_id = c.id left join conversations.challenge_outcome o on o.contribution_id = c.id and o.replaced_at is null
    where c.phase_id = ${phaseId} and c.kind = 'idea' and c.state = 'shown'
    union all select o.contribution_id, null, 'en', '', null, ${outcomeColumns} from conversations.challenge_outcome o
    where o.phase_id = ${phaseId} and o.replaced_at is null and not exists (select from conversations.contribution c where c.id = o.contribution_id and c.state = 'shown')
    order by "decidedAt" nulls first, id`.execute(tx);
  return rows.map(lineOf);
}

const outcomeColumns = sql`o.outcome, o.reason, o.statement_id as "outcomeStatementId", o.version, o.decided_at as "decidedAt"`;

/** One challenge that everyone can read, with the place it stands at. Throws NotFound. */
export async function challengeToAnswer(tx: Tx, id: string): Promise<ChallengeLine & { phaseId: string; code: string; position: number; organisationId: string }> {
  const { rows } = await sql<{ phaseId: string; code: string; position: number; organisationId: string }>`select p.id as "phaseId", t.code, p.position, p.organisation_id as "organisationId"
    from conversations.contribution c join conversations.phase p on p.id = c.phase_id and p.kind = 'challenge' join conversations.conversation t on t.id = p.conversation_id where c.id = ${isId(id) ? id : null} and c.kind = 'idea' and c.state = 'shown'`.execute(tx);
  const [place] = rows;
  const found = place && (await challengesOf(tx, place.phaseId)).find((each) => each.id === id);
  if (!place || !found) throw new NotFound('We cannot find that challenge.');
  return { ...found, ...place };
}

function lineOf(row: Row & { outcomeStatementId?: string | null }): ChallengeLine {
  const { id, words, language, route, statementId, outcome, reason, version, decidedAt } = row;
  return { id, words, language, route, statementId, outcome: outcome && reason && decidedAt ? { outcome, reason, statementId: row.outcomeStatementId ?? null, version, decidedAt } : null };
}
