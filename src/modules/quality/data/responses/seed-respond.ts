import type { Tx } from '#platform/db';
import { demoObjectiveId } from '#modules/strategy';
import { responseDueOn } from '../../domain/responses/due.ts';
import { seedCoEvaluations } from '../co-evaluation/seed-co-evaluations.ts';
import { seedExperience } from '../experience/seed-experience.ts';
import { seedOutcomes } from '../outcomes/seed-outcomes.ts';
import { seedModes } from '../modes/seed-modes.ts';
import { seedWaits } from '../waits/seed-waits.ts';
import { exampleFigureUseId, exampleSeriesId } from '../example-series.ts';
import { seedReviews } from '../reviews/seed-reviews.ts';
import { demoRespond, type DemoRespond } from './respond-content.ts';

/** The imagined trust's answers to changes in its figures, with its reviews. Changes nothing when they are there. */
export async function seedRespond(tx: Tx, organisationId: string): Promise<void> {
  const demo = demoRespond();
  for (const response of demo.responses) await seedResponse(tx, response, organisationId);
  await seedFigureUse(tx, organisationId);
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
    .select(['g.id', eb.val(demo.id).$castTo<string>().as('task_id'), 'g.organisation_id']).where('g.series_id', '=', demo.series).where('g.completed_period', '<=', demo.period).where('g.ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('quality.response_signal as b').select('b.task_id').whereRef('b.signal_id', '=', 'g.id'))))).execute();
  await tx.insertInto('quality.response_owner').values({ ...of, role: demo.ownerRole, began_at: opened }).execute();
  await tx.insertInto('quality.response').values({
    ...of, number: 1, series_id: demo.series, period: demo.period, think: demo.think, decide: demo.decide, action: demo.action, action_owner_role: demo.actionOwnerRole, action_due_on: demo.actionDueOn,
    objective_id: demoObjectiveId(demo.objective), answered_at: noon(demo.answeredOn),
  }).execute();
}

/** The decision that the first answer tells of, with the figures as they are shown. */
async function seedFigureUse(tx: Tx, organisationId: string): Promise<void> {
  const made = noon('2026-10-05');
  await tx.insertInto('quality.figure_use').columns(['id', 'series_id', 'organisation_id', 'decision', 'decided_by', 'decided_on', 'objective_id', 'revision', 'measure_version', 'first_period', 'numerators', 'denominators', 'too_few', 'is_example', 'made_at'])
    .expression((eb) => eb.selectFrom('quality.series as s').innerJoin('quality.measure as m', 'm.id', 's.measure_id').where('s.id', '=', exampleSeriesId).select([
      eb.val(exampleFigureUseId).$castTo<string>().as('id'), 's.id as series_id', eb.val(organisationId).$castTo<string>().as('organisation_id'), eb.val('The third clinic in a village opens as planned').as('decision'), eb.val('Podiatry team meeting').as('decided_by'),
      eb.cast<string>(eb.val('2026-10-05'), 'date').as('decided_on'), eb.cast<string>(eb.val(demoObjectiveId('vale.2026.1')), 'uuid').as('objective_id'), 's.revision', 'm.current_version as measure_version', 's.first_period', 's.numerators', 's.denominators', 's.too_few',
      eb.lit(true).as('is_example'), eb.cast<Date>(eb.val(made), 'timestamptz').as('made_at'),
    ])).onConflict((conflict) => conflict.column('id').doNothing()).execute();
}
