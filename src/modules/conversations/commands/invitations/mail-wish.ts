import type { Tx } from '#platform/db';
import { Forbidden } from '#platform/errors';
import type { Acting } from '../../data/acting.ts';

/** A member says whether they want emails about conversations of an organisation they belong to. Their own act: no event, no time. */
export async function wishForMail(tx: Tx, { viewer }: Acting, { organisationId, isWanted }: { organisationId: string; isWanted: boolean }): Promise<void> {
  const { personId, memberships } = viewer;
  if (!personId || !memberships.some((membership) => membership.organisationId === organisationId)) throw new Forbidden();
  if (isWanted) await tx.insertInto('conversations.mail_wish').values({ person_id: personId, organisation_id: organisationId }).onConflict((conflict) => conflict.doNothing()).execute();
  else await tx.deleteFrom('conversations.mail_wish').where('person_id', '=', personId).where('organisation_id', '=', organisationId).execute();
}
