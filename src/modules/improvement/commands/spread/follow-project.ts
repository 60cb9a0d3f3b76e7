import type { Tx } from '#platform/db';
import { projectHead } from '../../data/project-rows.ts';
import { authorise, type ImprovementActing } from '../../permissions.ts';

/** Follows a project or stops following it; only the person knows. Throws NotFound, Forbidden. */
export async function followProject(tx: Tx, acting: ImprovementActing, { projectId, follows }: { projectId: string; follows: boolean }): Promise<void> {
  const { personId, grants } = acting.viewer;
  authorise(acting, 'follow projects', grants[0]?.organisationId ?? '');
  await projectHead(tx, acting, projectId);
  if (!personId) return;
  const state = { began_at: acting.now, ended_at: follows ? null : acting.now };
  await tx.insertInto('improvement.follower').values({ project_id: projectId, person_id: personId, ...state }).onConflict((conflict) => conflict.columns(['project_id', 'person_id']).doUpdateSet(state)).execute();
}
