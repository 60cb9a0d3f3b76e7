import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { Decision } from '../../domain/cycles.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { askToMark } from './mark-cycles.ts';

export interface CycleResult {
  projectId: string;
  cycleId: string;
  endedOn: Day;
  done: string;
  result: string;
  asPredicted: 'yes' | 'partly' | 'no';
  decision: Decision;
  follows: string;
}

/** What a test brought and what follows; once, and kept as it is. By the team, or a partner with the right to test. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function learnFromCycle(tx: Tx, acting: ImprovementActing, { projectId, cycleId, endedOn, asPredicted, ...words }: CycleResult): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId, 'cycles');
  const cycle = isId(cycleId) ? await tx.selectFrom('improvement.cycle').select(['number', 'starts_on']).where('id', '=', cycleId).where('project_id', '=', projectId).executeTakeFirst() : undefined;
  if (!cycle) throw new NotFound('We cannot find that test.');
  if (endedOn < cycle.starts_on) throw new Invalid('The test cannot end before it began.', { endedOn: 'Enter a day on or after the first day of the test' });
  if (endedOn > londonDay(acting.now)) throw new Invalid('The test has not ended yet.', { endedOn: 'Enter today or an earlier day: write down what a test brought when it has ended' });
  const added = await tx.insertInto('improvement.cycle_result').values({ cycle_id: cycleId, project_id: projectId, organisation_id: project.organisationId, ended_on: endedOn, as_predicted: asPredicted, ...words, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('cycle_id').executeTakeFirst();
  if (!added) throw new Conflict('Somebody has written down what this test brought already.');
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, project, { name: 'test learned from', facts: { number: cycle.number, decision: words.decision, asPredicted } });
}
