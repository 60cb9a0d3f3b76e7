import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import { copyParts } from '../data/carried-parts.ts';
import { progressRecordOf } from '../data/objective-history.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { membersOf } from '../data/objective-people.ts';
import { openObjective, type Acting, type ObjectiveRow } from '../data/objective-rows.ts';

export interface Closing {
  id: string;
  reason: string;
  learned: string;
}

/**
 * Ends an objective: "done" when its last update says so with evidence, otherwise "closed" with the reason and what was
 * learned. Its record stays as it is. Throws Invalid when "done" has no evidence, Conflict when it is closed already.
 */
export async function closeObjective(tx: Tx, acting: Acting, { outcome, ...closing }: Closing & { outcome: 'done' | 'closed' }): Promise<void> {
  const objective = await openObjective(tx, acting, { id: closing.id, action: 'write objectives' });
  const record = await progressRecordOf(tx, objective.id);
  if (outcome === 'done' && record.status !== 'done') throw new Invalid('Record the progress as “done”, with evidence, before you close it as done.', { outcome: 'Record the progress as done first, with evidence' });
  await addClosing(tx, acting, objective, { ...closing, outcome, carriedOverTo: null });
  await recordObjectiveEvent(tx, acting, objective, { name: 'objective closed', reason: closing.reason, facts: { outcome } });
}

/**
 * Takes an objective into the next financial year: a new draft with the same words, parents, owner (who still belongs here), tags, partners and unfinished
 * milestones (those of `milestoneIds`, or all) that remembers where it came from; the old one is closed as "carried over" and
 * points on. Throws Conflict when it is closed already.
 */
export async function carryOverObjective(tx: Tx, acting: Acting, { milestoneIds, ...closing }: Closing & { milestoneIds?: readonly string[] }): Promise<{ id: string }> {
  const objective = await openObjective(tx, acting, { id: closing.id, action: 'write objectives' });
  const id = await copyIntoNextYear(tx, acting, objective, closing.reason);
  const cameAlong = await copyParts(tx, acting, objective, { to: id, milestoneIds });
  await addClosing(tx, acting, objective, { ...closing, outcome: 'carried over', carriedOverTo: id });
  const year = FinancialYear.starting(objective.yearStart).next().label;
  await recordObjectiveEvent(tx, acting, objective, { name: 'objective carried over', reason: closing.reason, facts: { to: id, year } });
  await recordObjectiveEvent(tx, acting, { ...objective, id, isPublic: false }, { name: 'objective begun', reason: closing.reason, facts: { year, carriedOverFrom: objective.id, cameAlong } });
  return { id };
}

async function addClosing(tx: Tx, acting: Acting, objective: ObjectiveRow, closing: Closing & { outcome: string; carriedOverTo: string | null }): Promise<void> {
  await tx.insertInto('strategy.objective_closing').values({
    objective_id: objective.id, organisation_id: objective.organisationId, closed_at: acting.now, closed_by: acting.viewer.personId,
    outcome: closing.outcome, reason: closing.reason, learned: closing.learned, carried_over_to: closing.carriedOverTo,
  }).execute();
}

async function copyIntoNextYear(tx: Tx, acting: Acting, objective: ObjectiveRow, reason: string): Promise<string> {
  const id = newId();
  const ids = { objective_id: id, organisation_id: objective.organisationId };
  const made = { made_at: acting.now, made_by: acting.viewer.personId };
  await tx.insertInto('strategy.objective').values({ id, organisation_id: objective.organisationId, year_start: objective.yearStart + 1, is_example: objective.isExample, update_every_months: objective.updateEveryMonths, carried_over_from: objective.id, ...made }).execute();
  const words = await tx.selectFrom('strategy.objective_version').select(['wording', 'detail', 'owner_role', 'aims', 'measure_plan', 'expected_direction', 'role_groups'])
    .where('objective_id', '=', objective.id).where('number', '=', objective.currentVersion).executeTakeFirstOrThrow();
  await tx.insertInto('strategy.objective_version').values({ ...ids, number: 1, ...words, ...made, reason: `Carried over: ${reason}` }).execute();
  const parents = await tx.selectFrom('strategy.objective_parent').select(['strategy_id', 'node_code', 'weight', 'reason']).where('objective_id', '=', objective.id).where('ended_at', 'is', null).execute();
  if (parents.length > 0) await tx.insertInto('strategy.objective_parent').values(parents.map((parent) => ({ ...ids, ...parent, began_at: acting.now, began_by: acting.viewer.personId }))).execute();
  const owner = await tx.selectFrom('strategy.objective_owner').select('person_id').where('objective_id', '=', objective.id).where('ended_at', 'is', null).executeTakeFirst();
  const members = owner ? await membersOf(tx, objective.organisationId, acting.now) : [];
  if (owner && members.some(({ personId }) => personId === owner.person_id)) await tx.insertInto('strategy.objective_owner').values({ ...ids, person_id: owner.person_id, began_at: acting.now }).execute();
  return id;
}
