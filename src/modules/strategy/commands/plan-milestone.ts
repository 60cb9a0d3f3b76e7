import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';

/** Adds a step on the way, with the day it is due. */
export async function planMilestone(tx: Tx, acting: Acting, { id, title, dueOn }: { id: string; title: string; dueOn: Day }): Promise<{ milestoneId: string }> {
  const objective = await openObjective(tx, acting, { id, action: 'write objectives' });
  const { id: milestoneId } = await tx.insertInto('strategy.milestone').values({ objective_id: id, organisation_id: objective.organisationId, title, due_on: dueOn, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await recordObjectiveEvent(tx, acting, objective, { name: 'milestone planned', facts: { title, dueOn } });
  return { milestoneId };
}

/** Records the day a milestone was reached. Throws Conflict when it is recorded already, Invalid for a day to come. */
export async function reachMilestone(tx: Tx, acting: Acting, { id, milestoneId, reachedOn }: { id: string; milestoneId: string; reachedOn: Day }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'write objectives' });
  const milestone = isId(milestoneId) ? await tx.selectFrom('strategy.milestone').select('title').where('id', '=', milestoneId).where('objective_id', '=', id).executeTakeFirst() : undefined;
  if (!milestone) throw new NotFound();
  if (reachedOn > londonDay(acting.now)) throw new Invalid('The day it was reached cannot be in the future.', { reachedOn: 'Enter today or an earlier day' });
  const added = await tx.insertInto('strategy.milestone_reached').values({ milestone_id: milestoneId, objective_id: id, organisation_id: objective.organisationId, reached_on: reachedOn, recorded_at: acting.now, recorded_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('milestone_id').executeTakeFirst();
  if (!added) throw new Conflict('This milestone is already marked as reached.');
  await recordObjectiveEvent(tx, acting, objective, { name: 'milestone reached', facts: { title: milestone.title, reachedOn } });
}
