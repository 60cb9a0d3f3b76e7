import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { hashToken, newToken } from '#platform/ids';

/** A session ends after twelve hours without use. */
export const SESSION_HOURS = 12;

export const sessionUntil = (now: Date): Date => new Date(now.getTime() + SESSION_HOURS * 3_600_000);

/** Opens a session and answers the secret for the cookie; the database keeps only its hash. */
export async function openSession(tx: Tx, session: { personId: string; how: string; device: string; now: Date }): Promise<string> {
  const token = newToken();
  await sql`select platform.open_session(${hashToken(token)}, ${session.personId}, ${session.how}, ${session.device.slice(0, 120)}, ${session.now}, ${sessionUntil(session.now)})`.execute(tx);
  return token;
}

export interface SessionLine {
  id: string;
  how: string;
  device: string;
  openedAt: Date;
  seenAt: Date;
}

/** A person's own open sessions, newest first. */
export async function sessionsOf(tx: Tx, personId: string, now: Date): Promise<SessionLine[]> {
  const rows = await tx.selectFrom('platform.session').select(['id', 'how', 'device', 'opened_at', 'seen_at'])
    .where('person_id', '=', personId).where('expires_at', '>', now).orderBy('opened_at', 'desc').execute();
  return rows.map((row) => ({ id: row.id, how: row.how, device: row.device, openedAt: row.opened_at, seenAt: row.seen_at }));
}

/** Signs a person out everywhere, or everywhere but here. Answers how many sessions ended. */
export async function endSessionsOf(tx: Tx, personId: string, except?: string): Promise<number> {
  let query = tx.deleteFrom('platform.session').where('person_id', '=', personId);
  if (except) query = query.where('id', '!=', except);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ends one of a person's own sessions. False when it was not theirs or had ended already. */
export async function endOneSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const result = await tx.deleteFrom('platform.session').where('person_id', '=', personId).where('id', '=', sessionId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
