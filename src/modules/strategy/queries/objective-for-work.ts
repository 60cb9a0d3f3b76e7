import type { Tx } from '#platform/db';
import { isId } from '#platform/ids';

/** What other rooms ask before they add something to an objective; null where the viewer may not see it. */
export async function objectiveForWork(tx: Tx, id: string): Promise<{ organisationId: string; isPublic: boolean; isClosed: boolean } | null> {
  if (!isId(id)) return null;
  const row = await tx.selectFrom('strategy.objective as o').leftJoin('strategy.objective_closing as c', 'c.objective_id', 'o.id').select(['o.organisation_id', 'o.is_public', 'c.closed_at']).where('o.id', '=', id).executeTakeFirst();
  return row ? { organisationId: row.organisation_id, isPublic: row.is_public, isClosed: row.closed_at !== null } : null;
}
