import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { hashToken } from '#platform/ids';

export interface SeenLink {
  state: 'open' | 'address' | 'used' | 'over';
  address: string;
}

/** What a link would do, without using it up. Null for a link we do not know. */
export async function lookAtLink(tx: Tx, token: string, now: Date): Promise<SeenLink | null> {
  const { rows } = await sql<SeenLink>`select * from directory.look_at_sign_in_link(${hashToken(token)}, ${now})`.execute(tx);
  return rows[0] ?? null;
}
