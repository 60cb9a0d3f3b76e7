import { addDays, formatDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId } from '#platform/ids';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { nextNumber } from '../projects/set-aim.ts';
import { askToMark } from './mark-cycles.ts';

/**
 * Whoever writes a project down late can bring the tests of a year along (a limit of ours, from no source). From its first test on a project calls changes in figures its own,
 * so a day long before it would let it claim what had changed by itself.
 */
const DAYS_BEFORE = 365;

export interface NewCycle {
  projectId: string;
  title: string;
  plan: string;
  prediction: string;
  expected: '' | 'up' | 'down' | 'same';
  startsOn: Day;
  /** A change idea of the driver diagram; '' for none. */
  ideaId: string;
}

/** Plans a test, with what it should bring: by the team, or a partner with that right. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function planCycle(tx: Tx, acting: ImprovementActing, cycle: NewCycle): Promise<{ id: string }> {
  const project = await projectToWorkOn(tx, acting, cycle.projectId, 'cycles');
  const earliest = addDays(project.startedOn, -DAYS_BEFORE);
  if (cycle.startsOn < earliest) throw new Invalid('The test cannot be that old.', { startsOn: `Enter ${formatDay(earliest)} or a later day: the project began on ${formatDay(project.startedOn)}` });
  const idea = isId(cycle.ideaId) ? await tx.selectFrom('improvement.driver').select('id').where('id', '=', cycle.ideaId).where('project_id', '=', cycle.projectId).where('kind', '=', 'idea').executeTakeFirst() : undefined;
  if (cycle.ideaId !== '' && !idea) throw new Invalid('Choose an idea from the list.', { ideaId: 'Choose an idea from the list' });
  const number = await nextNumber(tx, 'cycle', cycle.projectId);
  const { id } = await tx.insertInto('improvement.cycle').values({
    project_id: cycle.projectId, organisation_id: project.organisationId, number, idea_id: idea?.id ?? null, title: cycle.title, plan: cycle.plan, prediction: cycle.prediction,
    expected: cycle.expected || null, starts_on: cycle.startsOn, made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await askToMark(tx, cycle.projectId);
  await recordProjectEvent(tx, acting, project, { name: 'test planned', facts: { number, test: cycle.title, startsOn: cycle.startsOn } });
  return { id };
}
