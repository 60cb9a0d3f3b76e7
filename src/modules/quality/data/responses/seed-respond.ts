import type { Tx } from '#platform/db';
import { demoObjectiveId } from '#modules/strategy';
import { responseDueOn } from '../../domain/responses/due.ts';
import { seedCoEvaluations } from '../co-evaluation/seed-co-evaluations.ts';
import { seedExperience } from '../experience/seed-experience.ts';
import { seedOutcomes } from '../outcomes/seed-outcomes.ts';
import { seedModes } from '../modes/seed-modes.ts';
import { seedWaits } from '../waits/seed-waits.ts';
import { seedReviews } from '../reviews/seed-reviews.ts';
import { demoRespond, type DemoRespond } from './respond-content.ts';

/** The imagined trust's answers to changes in its figures, with its reviews. Changes nothing when they are there. */
export async function seedRespond(tx: Tx, organisationId: string): Promise<void> {
  const demo = demoRespond();
  for (const response of demo.responses) await seedResponse(tx, response, organisationId);
  await seedReviews(tx, demo.reviews, organisationId);
  await seedCoEvaluations(tx, demo.coEvaluations, organisationId);
  await seedExperience(tx, demo.experience, organisationId);
  await seedOutcomes(tx);
  await seedWaits(tx);
  await seedModes(tx);
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

async function seedResponse(tx: Tx, demo: DemoRespond['responses'][number], organisationId: string): Promise<void> {
  const opened = noon(demo.openedOn);
  const added = await tx.insertInto('quality.response_task').values({ id: demo.id, series_id: demo.series, organisation_id: organisationId, period: demo.period, opened_at: opened, due_on: responseDueOn(opened) })
    .onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
  if (!added) return;
  const of = { task_id: demo.id, organisation_id: organisationId };
  await tx.insertInto('quality.response_signal').columns(['signal_id', 'task_id', 'organisation_id']).expression((eb) => eb.selectFrom('quality.signal as g')
    .select(['g.id', eb.val(demo.id).$castTo<string>().as('task_id'), 'g.organisation_id']).where('g.series_id', '=', demo.series).where('g.completed_period', '<=', demo.period).where('g.ended_at', 'is', null)).execute();
  await tx.insertInto('quality.response_owner').values({ ...of, role: demo.ownerRole, began_at: opened }).execute();
  await tx.insertInto('quality.response').values({
    ...of, number: 1, series_id: demo.series, period: demo.period, think: demo.think, decide: demo.decide, action: demo.action, action_owner_role: demo.actionOwnerRole, action_due_on: demo.actionDueOn,
    objective_id: demoObjectiveId(demo.objective), answered_at: noon(demo.answeredOn),
  }).execute();
}
