import type { Tx } from '#platform/db';

export interface MembershipPage {
  id: string;
  personId: string;
  name: string | null;
  organisationId: string;
  organisationName: string;
  unitName: string;
  roleGroup: string;
  role: string;
  profession: string | null;
  startedOn: string;
  endedOn: string | null;
  endedReason: string | null;
  lastSeenOn: string | null;
  isClosed: boolean;
  isErased: boolean;
}

/** One membership and its person, as far as the viewer may see them. */
export async function membershipPage(tx: Tx, id: string): Promise<MembershipPage | null> {
  const row = await tx.selectFrom('directory.membership as m').innerJoin('directory.person as p', 'p.id', 'm.person_id').innerJoin('directory.organisation as o', 'o.id', 'm.organisation_id').innerJoin('directory.unit as u', 'u.id', 'm.unit_id')
    .select(['m.id', 'm.person_id', 'p.display_name', 'm.organisation_id', 'o.name as organisation', 'u.name as unit', 'm.role_group', 'm.role', 'm.profession', 'm.started_on', 'm.ended_on', 'm.ended_reason', 'p.last_seen_on', 'p.deactivated_at', 'p.erased_at'])
    .where('m.id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id, personId: row.person_id, name: row.display_name, organisationId: row.organisation_id, organisationName: row.organisation, unitName: row.unit, roleGroup: row.role_group,
    role: row.role, profession: row.profession, startedOn: row.started_on, endedOn: row.ended_on, endedReason: row.ended_reason, lastSeenOn: row.last_seen_on,
    isClosed: row.deactivated_at !== null, isErased: row.erased_at !== null,
  };
}

/** Open units of an organisation to choose from. */
export async function openUnits(tx: Tx, organisationId: string): Promise<{ id: string; name: string; level: string }[]> {
  return tx.selectFrom('directory.unit').select(['id', 'name', 'level']).where('organisation_id', '=', organisationId).where('closed_on', 'is', null).where('level', '!=', 'individual').orderBy('level').orderBy('name').execute();
}

export interface TokenLine {
  id: string;
  name: string;
  scopes: string[];
  madeAt: Date;
  expiresAt: Date;
  usedOn: string | null;
  endedAt: Date | null;
}

/** The tokens of an organisation, newest first; the secrets themselves are kept nowhere. */
export async function tokensOf(tx: Tx, organisationId: string): Promise<TokenLine[]> {
  const rows = await tx.selectFrom('directory.api_token').select(['id', 'name', 'scopes', 'made_at', 'expires_at', 'used_on', 'ended_at']).where('organisation_id', '=', organisationId).orderBy('made_at', 'desc').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, scopes: row.scopes, madeAt: row.made_at, expiresAt: row.expires_at, usedOn: row.used_on, endedAt: row.ended_at }));
}

export interface ReviewLine {
  reviewedAt: Date;
  reviewedBy: string | null;
  membershipCount: number;
  endedCount: number;
  note: string | null;
}

/** The reviews of access that an organisation has held, newest first. */
export async function reviewsOf(tx: Tx, organisationId: string): Promise<ReviewLine[]> {
  const rows = await tx.selectFrom('directory.access_review as r').leftJoin('directory.person as p', 'p.id', 'r.reviewed_by')
    .select((eb) => ['r.reviewed_at', 'p.display_name', 'r.membership_count', 'r.note',
      eb.selectFrom('directory.access_review_answer as a').whereRef('a.review_id', '=', 'r.id').where('a.answer', '=', 'ended').select(eb.fn.countAll<string>().as('n')).as('ended')])
    .where('r.organisation_id', '=', organisationId).orderBy('r.reviewed_at', 'desc').limit(20).execute();
  return rows.map((row) => ({ reviewedAt: row.reviewed_at, reviewedBy: row.display_name, membershipCount: row.membership_count, endedCount: Number(row.ended ?? 0), note: row.note }));
}
