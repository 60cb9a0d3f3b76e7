import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { requireNode } from '../data/objective-parents.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';

/** At most this many main links, so that a link says something (trap 78: everything aligned to everything). */
const mostMainLinks = 2;

export interface ParentLink {
  id: string;
  strategyId: string;
  nodeCode: string;
  weight: 'main' | 'also';
  reason: string;
}

/** Links an objective to one more parent with a reason. Throws Invalid for a third main link, Conflict when the link is there already. */
export async function linkObjective(tx: Tx, acting: Acting, link: ParentLink): Promise<{ parentId: string }> {
  const objective = await openObjective(tx, acting, { id: link.id, action: 'write objectives' });
  await requireNode(tx, link);
  const open = await openLinks(tx, link.id);
  if (open.some((other) => other.strategy_id === link.strategyId && other.node_code === link.nodeCode)) throw new Conflict('This objective already serves that part of the strategy.');
  if (link.weight === 'main' && open.filter(({ weight }) => weight === 'main').length >= mostMainLinks) {
    throw new Invalid('An objective has two main links at most. Choose “it also helps”, or end a main link first.', { weight: 'Choose “it also helps”, or end a main link first' });
  }
  const { id: parentId } = await tx.insertInto('strategy.objective_parent').values({
    objective_id: link.id, organisation_id: objective.organisationId, strategy_id: link.strategyId, node_code: link.nodeCode, weight: link.weight, reason: link.reason, began_at: acting.now, began_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordObjectiveEvent(tx, acting, objective, { name: 'parent linked', reason: link.reason, facts: { node: link.nodeCode, weight: link.weight } });
  return { parentId };
}

/** Ends a link with a reason. Throws Invalid when a published objective would be left without a main link. */
export async function unlinkObjective(tx: Tx, acting: Acting, { id, parentId, reason }: { id: string; parentId: string; reason: string }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'write objectives' });
  const open = await openLinks(tx, id);
  const link = isId(parentId) ? open.find((other) => other.id === parentId) : undefined;
  if (!link) throw new NotFound('This link has ended already.');
  const mains = open.filter(({ weight }) => weight === 'main');
  if (objective.isPublic && link.weight === 'main' && mains.length === 1) throw new Invalid('A published objective keeps at least one main link. Add another main link first.');
  await recordObjectiveEvent(tx, acting, objective, { name: 'parent unlinked', reason, facts: { node: link.node_code } });
  await tx.updateTable('strategy.objective_parent').set({ ended_at: acting.now, ended_by: acting.viewer.personId, ended_reason: reason }).where('id', '=', link.id).execute();
}

const openLinks = (tx: Tx, objectiveId: string) => tx.selectFrom('strategy.objective_parent').select(['id', 'strategy_id', 'node_code', 'weight'])
  .where('objective_id', '=', objectiveId).where('ended_at', 'is', null).execute();
