import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface LearningDecision {
  decision: string;
  reason: string;
  evidence: string;
  ownerRole: string;
}

export interface NewLearning extends LearningDecision {
  organisationId: string;
  title: string;
  whatChanged: string;
  isFromPandemic: boolean;
  projectId: string | null;
}

/** Writes down what changed and whether it is kept. Throws Forbidden; Invalid where the project is another organisation's. */
export async function logLearning(tx: Tx, acting: LearningActing, { organisationId, title, whatChanged, isFromPandemic, projectId, ...decided }: NewLearning): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (projectId !== null && !(await tx.selectFrom('improvement.project').select('id').where('id', '=', projectId).where('organisation_id', '=', organisationId).executeTakeFirst())) throw new Invalid('Check the project.', { projectId: 'Choose a project of the same organisation' });
  const id = newId();
  await tx.insertInto('improvement.learning_entry').values({
    id, organisation_id: organisationId, title, what_changed: whatChanged, is_from_pandemic: isFromPandemic, project_id: projectId, ...rowOf(decided), made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'learning logged', { organisationId, kind: 'learning', id, facts: { title, decision: decided.decision }, visibility: 'public' });
  return id;
}

/** Decides anew: keep, adapt or stop, and who answers for it. Throws NotFound, Forbidden. */
export async function decideLearning(tx: Tx, acting: LearningActing, { id, ...decided }: LearningDecision & { id: string }): Promise<void> {
  const entry = isId(id) ? await tx.selectFrom('improvement.learning_entry').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!entry) throw new NotFound('We cannot find that entry.');
  authoriseLearning(acting, 'share learning', entry.organisation_id);
  await tx.updateTable('improvement.learning_entry').set(rowOf(decided)).where('id', '=', id).execute();
  await note(tx, acting, 'learning decided', { organisationId: entry.organisation_id, kind: 'learning', id, reason: decided.reason, facts: { decision: decided.decision, ownerRole: decided.ownerRole }, visibility: 'public' });
}

const rowOf = ({ decision, reason, evidence, ownerRole }: LearningDecision) => ({ decision, reason, evidence, owner_role: ownerRole === '' ? null : ownerRole });
