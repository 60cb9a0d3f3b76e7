import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { demoObjectiveId } from '#modules/strategy';
import { keepAreas } from './commands/load-areas.ts';
import { exampleActionId, exampleActivityId, exampleLookupId, examplePriorityId } from './data/demo-fairness.ts';
import { demoFairness, type DemoFairness } from './data/shipped.ts';

/** The imagined trust's list, lookup, actions and review, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const demo = demoFairness();
  await store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, demo.organisation);
    if (!organisation || await tx.selectFrom('fairness.priority_group').select('id').where('organisation_id', '=', organisation.id).limit(1).executeTakeFirst()) return;
    const of = { organisation_id: organisation.id, made_at: now, made_by: null };
    await tx.insertInto('fairness.priority_group').values(demo.priorityGroups.map((each, at) => ({
      ...(at === 0 ? { id: examplePriorityId } : {}), ...of, characteristic_code: each.characteristic, group_code: each.group, is_plus: each.isPlus, reason: each.reason, valid_from: each.validFrom,
    }))).execute();
    await keepAreas(tx, { ...demo.lookup, id: exampleLookupId, organisationId: organisation.id, isExample: true, now, loadedBy: null });
    for (const { from, to, by, ...named } of demo.splits) {
      const place = await placeOf(tx, named);
      await tx.insertInto('fairness.area_split').values(by.map((split) => ({ ...of, ...place, split, lookup_id: exampleLookupId, from_period: from, to_period: to }))).execute();
    }
    for (const action of demo.actions) await keepAction(tx, of, action);
    await keepActivities(tx, of, demo.focusedActivities);
    await tx.insertInto('fairness.inequality_review').values(demo.reviews.map(({ heldOn, ...words }) => ({ ...of, ...words, held_on: heldOn, is_example: true }))).execute();
  });
}

async function placeOf(tx: Tx, { measure, unit }: { measure: string; unit: string }): Promise<{ measure_id: string; unit_id: string }> {
  const { id: measureId } = await tx.selectFrom('quality.measure').select('id').where('code', '=', measure).executeTakeFirstOrThrow();
  const { id: unitId } = await tx.selectFrom('directory.unit').select('id').where('code', '=', unit).executeTakeFirstOrThrow();
  return { measure_id: measureId, unit_id: unitId };
}

async function keepActivities(tx: Tx, of: { organisation_id: string; made_at: Date; made_by: null }, activities: DemoFairness['focusedActivities']): Promise<void> {
  const known = activities.map((activity, at) => ({ ...activity, id: at === 0 ? exampleActivityId : newId() }));
  await tx.insertInto('fairness.focused_activity').values(known.map(({ id, characteristic, what, ownerRole, plannedOn }) => ({ ...of, id, characteristic_code: characteristic, what, owner_role: ownerRole, planned_on: plannedOn, is_example: true }))).execute();
  await tx.insertInto('fairness.focused_activity_step').values(known.flatMap(({ id, steps }) => steps.map(({ kind, on, words }) => ({ ...of, activity_id: id, kind, happened_on: on, words })))).execute();
}

async function keepAction(tx: Tx, of: { organisation_id: string; made_at: Date; made_by: null }, action: DemoFairness['actions'][number]): Promise<void> {
  await tx.insertInto('fairness.inequality_action').values({
    ...of, made_at: new Date(`${action.madeOn}T09:00:00Z`), ...(await placeOf(tx, action)), id: exampleActionId, split: action.split, group_code: action.group, kind: action.kind, what: action.what, expected_effect: action.expectedEffect, owner_role: action.ownerRole,
    due_on: action.dueOn, objective_id: action.objective ? demoObjectiveId(action.objective) : null, is_example: true,
  }).execute();
}
