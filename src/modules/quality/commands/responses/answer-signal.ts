import { may } from '#platform/access';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { objectiveLines, openActions } from '#modules/strategy';
import { lockTask, ownerOf } from '../../data/responses/task-rows.ts';
import { sentences, type QualityActing } from '../../permissions.ts';

export interface SignalAnswer {
  taskId: string;
  think: string;
  decide: string;
  action: string;
  actionOwnerRole: string;
  actionDueOn: Day;
  /** An objective of the same organisation that the action belongs to. */
  objectiveId: string | null;
  /** An open action of such an objective that this is; it brings its objective along. */
  actionId?: string | null;
}

/** Writes what we think, decide and do about a signal, beside what was written before. Throws NotFound, Forbidden, Invalid. */
export async function answerSignal(tx: Tx, acting: QualityActing, answer: SignalAnswer): Promise<void> {
  const task = await lockTask(tx, answer.taskId);
  if (!mayAnswer(acting, task.organisationId, await ownerOf(tx, task.id))) throw new Forbidden('Only who was asked, or who leads here, can answer.');
  if (answer.actionDueOn < londonDay(acting.now)) throw new Invalid('The day cannot be in the past.', { actionDueOn: 'Enter today or a later day' });
  const { taskId, actionOwnerRole, actionDueOn, objectiveId: named, actionId = null, ...words } = answer;
  const objectiveId = await objectiveOf(tx, acting.now, { objectiveId: named, actionId, organisationId: task.organisationId });
  await tx.insertInto('quality.response').values({
    ...words, task_id: taskId, number: task.answers + 1, series_id: task.seriesId, organisation_id: task.organisationId, period: task.period,
    action_owner_role: actionOwnerRole, action_due_on: actionDueOn, objective_id: objectiveId, action_id: actionId, answered_at: acting.now, answered_by: acting.viewer.personId,
  }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'signal answered', organisationId: task.organisationId, subject: { kind: 'response', id: taskId }, facts: { series: task.seriesId, period: task.period } });
}

/** Leads answer everything of their organisation; any member what they were given. */
export function mayAnswer({ viewer }: QualityActing, organisationId: string, ownerId: string | null): boolean {
  return may(sentences, viewer, 'hand over answers', organisationId) || (ownerId !== null && ownerId === viewer.personId && may(sentences, viewer, 'answer signals', organisationId));
}

interface Belongs {
  objectiveId: string | null;
  actionId: string | null;
  organisationId: string;
}

/** The objective that an answer belongs to: the one that is named, or that of the action. */
async function objectiveOf(tx: Tx, asAt: Date, { objectiveId, actionId, organisationId }: Belongs): Promise<string | null> {
  if (actionId !== null) {
    const action = (await openActions(tx, organisationId)).find(({ id }) => id === actionId);
    if (!action) throw new Invalid('Choose an action from the list.', { actionId: 'Choose an action from the list' });
    if (objectiveId !== null && objectiveId !== action.objectiveId) throw new Invalid('The action belongs to another objective.', { objectiveId: 'Choose the objective of the action, or none' });
    return action.objectiveId;
  }
  if (objectiveId === null) return null;
  const [line] = await objectiveLines(tx, { ids: [objectiveId], organisationId, asAt });
  if (!line) throw new Invalid('Choose an objective from the list.', { objectiveId: 'Choose an objective from the list' });
  return objectiveId;
}
