import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ViewerMembership } from '#platform/http';
import { unitPath } from '#modules/directory';

export interface JoinPlace {
  id: string;
  organisationId: string;
  name: string;
  /** The person belongs to a place below, so that more people come together in this one. */
  isAbove: boolean;
}

/** Places whose count a person's own snapshot may join: where they belong, and above it as far as their organisation reaches. */
export async function placesToJoin(tx: Tx, memberships: readonly ViewerMembership[], today: Day): Promise<JoinPlace[]> {
  const places = new Map<string, JoinPlace>();
  for (const { unitId, organisationId } of memberships) {
    for (const { id, name, steps, organisationId: owner } of (await unitPath(tx, unitId, today)).toReversed()) {
      if (owner === organisationId && (steps === 0 || !places.has(id))) places.set(id, { id, organisationId, name, isAbove: steps > 0 });
    }
  }
  return [...places.values()];
}

export interface OwnSharing {
  place: string;
  placeCode: string;
  /** The first day of the month in which it was counted; null while it waits. */
  countedOn: Day | null;
}

/** Which count a person's own snapshot joins, or joined; null where it joins none. Only that person may ask. */
export async function sharingOf(tx: Tx, snapshotId: string): Promise<OwnSharing | null> {
  const { rows: [row] } = await sql<OwnSharing>`select u.name as place, u.code as "placeCode", h.counted_on as "countedOn" from inquiry.share h join directory.unit u on u.id = h.unit_id where h.snapshot_id = ${snapshotId}`.execute(tx);
  return row ?? null;
}
