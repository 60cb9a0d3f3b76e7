import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { publicViewer, type Viewer, type ViewerMembership } from '#platform/http';

/** What somebody may see and do on this day, when they are written to and not here; null where the account is closed. Needs the worker's scope. */
export async function viewerOfPerson(tx: Tx, personId: string, now: Date): Promise<Viewer | null> {
  const { rows: [found] } = await sql<{ memberships: ViewerMembership[] }>`
    select directory.memberships_of(p.id, ${londonDay(now)}::date) as memberships from directory.person p where p.id = ${personId}::uuid and p.deactivated_at is null and p.erased_at is null`.execute(tx);
  if (!found) return null;
  const { memberships } = found;
  return { ...publicViewer, kind: 'person', signedIn: true, personId, memberships, grants: memberships.map(({ role, organisationId, unitLevel }) => ({ role, organisationId, level: unitLevel })) };
}
