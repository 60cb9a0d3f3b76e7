import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { authorise, type QualityActing } from '../../permissions.ts';
import type { UnitPlace } from '../../queries/unit/unit-place.ts';

export interface NewAppraisal {
  unit: Pick<UnitPlace, 'id' | 'organisationId'>;
  leftOut: string;
  instead: string;
  appraisedOn: Day;
  /** The person, by name or role, as everyone may read it. */
  appraisedBy: string;
}

/** Writes who may be left out by care at a distance, and what is done instead, beside what was written before. Throws Forbidden, Invalid for a day to come. */
export async function appraiseExclusion(tx: Tx, acting: QualityActing, { unit, leftOut, instead, appraisedOn, appraisedBy }: NewAppraisal): Promise<void> {
  authorise(acting, 'keep outcome measures', unit.organisationId);
  if (appraisedOn > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { appraisedOn: 'Enter today or an earlier day' });
  await tx.insertInto('quality.exclusion_appraisal').values({ unit_id: unit.id, organisation_id: unit.organisationId, left_out: leftOut, instead, appraised_on: appraisedOn, appraised_by: appraisedBy, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'exclusion appraised', organisationId: unit.organisationId, subject: { kind: 'unit', id: unit.id }, facts: { appraisedOn } });
}
