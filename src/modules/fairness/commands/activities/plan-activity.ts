import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { standingOf, tracked, type Step, type StepCode } from '../../domain/activities/standing.ts';
import { authorise, type FairnessActing } from '../../permissions.ts';

export interface PlannedActivity {
  organisationId: string;
  characteristic: string;
  what: string;
  ownerRole: string;
  plannedOn: Day;
}

/** Plans an activity to understand what people who share a characteristic need. Throws Forbidden, Invalid for a characteristic that is not tracked. */
export async function planActivity(tx: Tx, acting: FairnessActing, { organisationId, characteristic, what, ownerRole, plannedOn }: PlannedActivity): Promise<{ id: string }> {
  authorise(acting, 'plan focused activities', organisationId);
  if (!tracked.some((code) => code === characteristic)) throw new Invalid('Choose a characteristic from the list.', { characteristic: 'Choose a characteristic from the list' });
  const { is_example: isExample } = await tx.selectFrom('directory.organisation').select('is_example').where('id', '=', organisationId).executeTakeFirstOrThrow();
  const { id } = await tx.insertInto('fairness.focused_activity').values({
    organisation_id: organisationId, characteristic_code: characteristic, what, owner_role: ownerRole, planned_on: plannedOn, is_example: isExample, made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'fairness', name: 'focused activity planned', organisationId, subject: { kind: 'focused activity', id }, facts: { characteristic, what, plannedOn } });
  return { id };
}

export interface TakenStep {
  id: string;
  kind: StepCode | 'called-off';
  on: Day;
  words: string;
}

/** Says what happened next: held, learned, action, result, or called off. Throws NotFound, Forbidden, Invalid for a day to come, Conflict where another step is next. */
export async function takeStep(tx: Tx, acting: FairnessActing, { id, kind, on, words }: TakenStep): Promise<void> {
  const activity = isId(id) ? await tx.selectFrom('fairness.focused_activity').select(['organisation_id', 'planned_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!activity) throw new NotFound('We cannot find that activity.');
  authorise(acting, 'plan focused activities', activity.organisation_id);
  const today = londonDay(acting.now);
  if (on > today) throw new Invalid('Nothing has happened on a day to come.', { on: 'Enter today or a day before' });
  const done = await tx.selectFrom('fairness.focused_activity_step').select(['kind', 'happened_on as on', 'words']).where('activity_id', '=', id).execute();
  const { next } = standingOf({ plannedOn: activity.planned_on, steps: done as Step[] }, today);
  if (next === null || (kind !== 'called-off' && kind !== next) || (kind === 'called-off' && next !== 'held')) throw new Conflict('Somebody has said what happened already. Open the page again.');
  const added = await tx.insertInto('fairness.focused_activity_step').values({ activity_id: id, organisation_id: activity.organisation_id, kind, happened_on: on, words, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('Somebody has said what happened already. Open the page again.');
  await recordEvent(tx, acting, { room: 'fairness', name: 'focused activity went on', organisationId: activity.organisation_id, subject: { kind: 'focused activity', id }, facts: { kind, on, words } });
}
