import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface OutboxLetter {
  id: string;
  to: string;
  subject: string;
  body: string;
  queuedAt: Date;
}

/** The newest letters of an installation that sends none; a production database answers with none, whatever is in it. */
export async function outboxLetters(tx: Tx, howMany = 50): Promise<OutboxLetter[]> {
  const { rows } = await sql<{ id: string; to_address: string; subject: string; body: string; queued_at: Date }>`select * from platform.outbox(${howMany})`.execute(tx);
  return rows.map((row) => ({ id: row.id, to: row.to_address, subject: row.subject, body: row.body, queuedAt: row.queued_at }));
}
