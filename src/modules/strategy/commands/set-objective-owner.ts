import type { Tx } from '#platform/db';
import { requireMember } from '../data/objective-people.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';

/** Names the person who answers for an objective, or nobody. Known to their own organisation only; reminders go to them. */
export async function setObjectiveOwner(tx: Tx, acting: Acting, { id, personId }: { id: string; personId: string | null }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'write objectives' });
  if (personId) await requireMember(tx, { organisationId: objective.organisationId, personId, now: acting.now });
  await tx.updateTable('strategy.objective_owner').set({ ended_at: acting.now }).where('objective_id', '=', id).where('ended_at', 'is', null).execute();
  if (personId) await tx.insertInto('strategy.objective_owner').values({ objective_id: id, organisation_id: objective.organisationId, person_id: personId, began_at: acting.now }).execute();
  await recordObjectiveEvent(tx, acting, { ...objective, isPublic: false }, { name: personId ? 'owner named' : 'owner ended' });
}
