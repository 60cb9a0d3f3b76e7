import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { splitFigures } from '#modules/quality';
import { note } from '../../data/learning/note.ts';
import { FEWEST_SHOWN } from '../../domain/research/protected.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewActivity {
  organisationId: string;
  title: string;
  what: string;
  need: string;
  /** Whole pounds; null where nobody said. */
  costPounds: number | null;
  /** '' where none shows it. */
  measureId: string;
  /** Codes of a measure, a unit and a split with a space between; '' where it answers none. */
  gap: string;
}

/** Writes down what is done so that people stay well. Throws Forbidden, Invalid for a gap that is not there. */
export async function addActivity(tx: Tx, acting: LearningActing, { organisationId, title, what, need, costPounds, measureId, gap }: NewActivity): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  const id = newId();
  await tx.insertInto('improvement.prevention_activity').values({
    id, organisation_id: organisationId, title, what, need, cost_pounds: costPounds, measure_id: measureId === '' ? null : measureId, ...(await gapNamed(tx, gap)), made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'prevention added', { organisationId, kind: 'prevention', id, facts: { title }, visibility: 'public' });
  return id;
}

async function gapNamed(tx: Tx, gap: string): Promise<{ gap_measure_id: string; gap_unit_id: string; gap_split: string } | Record<string, never>> {
  if (gap === '') return {};
  const [measureCode = '', unitCode = '', split = ''] = gap.split(' ');
  const found = await splitFigures(tx, { measureCode, unitCode, split }).catch((error: unknown) => {
    throw error instanceof NotFound ? new Invalid('Choose a gap from the list.', { gap: 'Choose a gap from the list' }) : error;
  });
  return { gap_measure_id: found.measureId, gap_unit_id: found.unitId, gap_split: found.split };
}

/**
 * Tells how many people it reached at a place on a day. Fewer than eight are not kept: it says "too few people to show safely". `groups` are names of those whom
 * the organisation looks at first. Throws NotFound, Forbidden, Invalid for a day to come.
 */
export async function tellActivityReach(tx: Tx, acting: LearningActing, { id, place, heldOn, people, groups }: { id: string; place: string; heldOn: Day; people: number; groups: readonly string[] }): Promise<void> {
  const activity = isId(id) ? await tx.selectFrom('improvement.prevention_activity').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!activity) throw new NotFound('We cannot find that activity.');
  const organisationId = activity.organisation_id;
  authoriseLearning(acting, 'share learning', organisationId);
  if (heldOn > londonDay(acting.now)) throw new Invalid('Check the day.', { heldOn: 'Enter today or an earlier day' });
  await tx.insertInto('improvement.prevention_reach').values({
    id: newId(), activity_id: id, organisation_id: organisationId, place, held_on: heldOn, people: people < FEWEST_SHOWN ? null : people, groups_served: [...groups], made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'prevention reach told', { organisationId, kind: 'prevention', id, facts: { place }, visibility: 'public' });
}
