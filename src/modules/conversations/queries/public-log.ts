import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface LoggedDecision {
  id: string;
  kind: 'idea' | 'comment';
  outcome: 'refused' | 'hidden' | 'merged' | 'parted' | 'shown with words masked';
  reasonCode: string | null;
  decidedOn: string;
  /** What became of an appeal, where there was one. */
  appeal: 'waiting' | 'upheld' | 'overturned' | 'not needed' | null;
}

/** What moderators decided in a phase and why, newest first, without the words and without who decided. */
export async function publicLog(tx: Tx, phaseId: string): Promise<LoggedDecision[]> {
  const { rows } = await sql<LoggedDecision>`select id, kind, outcome, reason_code as "reasonCode", decided_on::text as "decidedOn", appeal from conversations.public_log(${phaseId}) order by decided_on desc, id`.execute(tx);
  return rows;
}
