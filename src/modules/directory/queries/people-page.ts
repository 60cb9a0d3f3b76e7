import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ViewerMembership } from '#platform/http';
import { peopleOfOrganisation, type PersonLine } from './people.ts';

export interface OpenInvitation {
  id: string;
  address: string | null;
  role: string;
  roleGroup: string;
  unitName: string;
  invitedAt: Date;
  expiresAt: Date;
}

export interface OpenRequest {
  id: string;
  name: string | null;
  roleGroup: string;
  unitName: string;
  note: string | null;
  askedAt: Date;
}

export interface PeopleOf {
  organisationId: string;
  people: PersonLine[];
  invitations: OpenInvitation[];
  requests: OpenRequest[];
}

/** The organisations a viewer belongs to, once each, in the order they joined. */
export function ownOrganisations(memberships: readonly ViewerMembership[]): { id: string; name: string }[] {
  return [...new Map(memberships.map(({ organisationId, organisationName }) => [organisationId, { id: organisationId, name: organisationName }])).values()];
}

/** Who belongs to an organisation today, who is invited and who asks to join. */
export async function peoplePage(tx: Tx, organisationId: string, today: Day, now: Date): Promise<PeopleOf> {
  return {
    organisationId, people: await peopleOfOrganisation(tx, organisationId, today),
    invitations: await openInvitations(tx, organisationId, now), requests: await openRequests(tx, organisationId),
  };
}

async function openInvitations(tx: Tx, organisationId: string, now: Date): Promise<OpenInvitation[]> {
  const rows = await tx.selectFrom('directory.invitation as v').innerJoin('directory.unit as u', 'u.id', 'v.unit_id')
    .select(['v.id', 'v.address', 'v.role', 'v.role_group', 'u.name', 'v.invited_at', 'v.expires_at'])
    .where('v.organisation_id', '=', organisationId).where('v.accepted_at', 'is', null).where('v.withdrawn_at', 'is', null).where('v.expires_at', '>', now)
    .orderBy('v.invited_at', 'desc').execute();
  return rows.map((row) => ({ id: row.id, address: row.address, role: row.role, roleGroup: row.role_group, unitName: row.name, invitedAt: row.invited_at, expiresAt: row.expires_at }));
}

async function openRequests(tx: Tx, organisationId: string): Promise<OpenRequest[]> {
  const rows = await tx.selectFrom('directory.membership_request as r').innerJoin('directory.unit as u', 'u.id', 'r.unit_id').innerJoin('directory.person as p', 'p.id', 'r.person_id')
    .select(['r.id', 'p.display_name', 'r.role_group', 'u.name', 'r.note', 'r.asked_at'])
    .where('r.organisation_id', '=', organisationId).where('r.answered_at', 'is', null).orderBy('r.asked_at').execute();
  return rows.map((row) => ({ id: row.id, name: row.display_name, roleGroup: row.role_group, unitName: row.name, note: row.note, askedAt: row.asked_at }));
}
