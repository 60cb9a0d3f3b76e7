import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { peopleOfOrganisation } from '#modules/directory';
import { lockTask } from '../../data/responses/task-rows.ts';
import { authorise, type QualityActing } from '../../permissions.ts';

export interface HandOver {
  taskId: string;
  /** Somebody who belongs to the organisation; null leaves it with the role alone. */
  personId: string | null;
  role: string;
  reason: string;
}

/** Asks somebody else for an answer. Throws NotFound, Forbidden, Conflict for a task that is answered, Invalid for somebody who does not belong here. */
export async function handOver(tx: Tx, acting: QualityActing, { taskId, personId, role, reason }: HandOver): Promise<void> {
  const task = await lockTask(tx, taskId);
  authorise(acting, 'hand over answers', task.organisationId);
  if (task.answers > 0) throw new Conflict('This is answered already. It waits for nobody.');
  const people = personId ? await peopleOfOrganisation(tx, task.organisationId, londonDay(acting.now)) : [];
  if (personId && !people.some((person) => person.personId === personId && !person.isClosed)) throw new Invalid('Choose somebody who belongs here.', { personId: 'Choose somebody from the list' });
  await tx.updateTable('quality.response_owner').set({ ended_at: acting.now }).where('task_id', '=', taskId).where('ended_at', 'is', null).execute();
  await tx.insertInto('quality.response_owner').values({ task_id: taskId, organisation_id: task.organisationId, role, person_id: personId, began_at: acting.now, given_by: acting.viewer.personId, reason }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'answer handed over', organisationId: task.organisationId, subject: { kind: 'response', id: taskId }, reason, facts: { role } });
}
