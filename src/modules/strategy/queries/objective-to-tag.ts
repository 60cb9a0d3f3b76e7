import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';

/** The words of an objective and whose it is. Throws NotFound where the viewer may not see it. */
export async function objectiveToTag(tx: Tx, id: string): Promise<{ organisationId: string; wording: string }> {
  const row = await tx.selectFrom('strategy.objective as o').innerJoin('strategy.objective_version as v', (join) => join.onRef('v.objective_id', '=', 'o.id').onRef('v.number', '=', 'o.current_version'))
    .select(['o.organisation_id', 'v.wording']).where('o.id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that objective.');
  return { organisationId: row.organisation_id, wording: row.wording };
}
