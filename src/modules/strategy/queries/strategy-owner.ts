import type { Tx } from '#platform/db';

/** Whose strategy this is; null where the viewer may not see it. */
export async function strategyOwner(tx: Tx, code: string): Promise<{ organisationId: string; shortTitle: string } | null> {
  const row = await tx.selectFrom('strategy.strategy').select(['organisation_id', 'short_title']).where('code', '=', code).executeTakeFirst();
  return row ? { organisationId: row.organisation_id, shortTitle: row.short_title } : null;
}
