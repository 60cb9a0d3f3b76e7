import type { Tx } from '#platform/db';
import { keepQuarter } from '../../commands/experience/keep-answers.ts';
import { readCounts } from './read-counts.ts';
import { experienceMeasure } from '../../queries/experience/experience.ts';
import type { DemoRespond } from '../responses/respond-content.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The imagined trust's questions about people's experience of care, with two quarters of answers. Changes nothing when they are there. */
export async function seedExperience(tx: Tx, demo: DemoRespond['experience'], organisationId: string): Promise<void> {
  const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', demo.unit).executeTakeFirstOrThrow();
  const of = { measure_id: demo.id, organisation_id: organisationId };
  const added = await tx.insertInto('quality.experience_measure').values({ id: demo.id, organisation_id: organisationId, unit_id: unit.id, title: demo.title, source: demo.source, licence: demo.licence, conversation: demo.conversation, group_names: demo.groups, is_example: true, made_at: noon('2026-04-01') })
    .onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
  if (!added) return;
  await tx.insertInto('quality.experience_question').values(demo.questions.map((words, at) => ({ ...of, position: at + 1, words, answers: demo.answers }))).execute();
  const measure = await experienceMeasure(tx, demo.id);
  for (const { quarter, loadedOn, csv, changes } of demo.quarters) {
    const read = readCounts(csv, measure);
    if (!read.ok) throw new Error(`content/demo/respond.yaml: ${read.problems.join(' ')}`);
    await keepQuarter(tx, { measure, quarter, questions: read.questions, now: noon(loadedOn), by: null });
    for (const words of changes) await tx.insertInto('quality.experience_change').values({ ...of, quarter, words, made_at: noon(loadedOn) }).execute();
  }
}
