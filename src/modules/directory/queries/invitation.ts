import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { hashToken } from '#platform/ids';

export interface InvitationLine {
  id: string;
  organisationId: string;
  organisationName: string;
  isExample: boolean;
  unitName: string;
  roleGroup: string;
  role: string;
  expiresAt: Date;
  state: 'open' | 'accepted' | 'withdrawn' | 'over';
}

/** What an invitation says to whoever holds its link. Null for a link we do not know. */
export async function invitationByToken(tx: Tx, token: string, now: Date): Promise<InvitationLine | null> {
  const { rows } = await sql<{ id: string; organisation_id: string; organisation_name: string; is_example: boolean; unit_name: string; role_group: string; role: string; expires_at: Date; state: InvitationLine['state'] }>`
    select * from directory.invitation_by_token(${hashToken(token)}, ${now})`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id, organisationId: row.organisation_id, organisationName: row.organisation_name, isExample: row.is_example, unitName: row.unit_name,
    roleGroup: row.role_group, role: row.role, expiresAt: row.expires_at, state: row.state,
  };
}
