import type { Tx } from '#platform/db';
import { publicationGaps, type PublicationGap } from '../domain/publication-gaps.ts';

/** What still stands between a draft and its publication; empty when it is ready. */
export async function readPublicationGaps(tx: Tx, { id, currentVersion }: { id: string; currentVersion: number }): Promise<PublicationGap[]> {
  const version = await tx.selectFrom('strategy.objective_version').select(['aims', 'owner_role']).where('objective_id', '=', id).where('number', '=', currentVersion).executeTakeFirstOrThrow();
  const check = await tx.selectFrom('strategy.impact_check').select('id').where('objective_id', '=', id).executeTakeFirst();
  const main = await tx.selectFrom('strategy.objective_parent').select('reason').where('objective_id', '=', id).where('weight', '=', 'main').where('ended_at', 'is', null).execute();
  return publicationGaps({ aims: version.aims, ownerRole: version.owner_role, hasImpactCheck: check !== undefined, mainLinkReasons: main.map(({ reason }) => reason) });
}
