import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface Signature {
  what: 'opening' | 'final text';
  standsFor: string;
  note: string;
  signedAt: Date;
}

/** What peer leaders signed in a phase, latest first. Who signed is not in it: everyone may read that somebody did. */
export async function signaturesOf(tx: Tx, phaseId: string): Promise<Signature[]> {
  const { rows } = await sql<Signature>`select what, stands_for as "standsFor", note, signed_at as "signedAt" from conversations.sign_off where phase_id = ${phaseId} order by signed_at desc`.execute(tx);
  return rows;
}
