import type { Tx } from '#platform/db';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { nextNumber } from './set-aim.ts';

/** How far the team sees its project, with what shows it. Nothing works it out, and nobody else sets it. Throws NotFound, Forbidden, Conflict. */
export async function setStage(tx: Tx, acting: ImprovementActing, { projectId, score, evidence }: { projectId: string; score: number; evidence: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  await tx.insertInto('improvement.stage').values({ project_id: projectId, organisation_id: project.organisationId, number: await nextNumber(tx, 'stage', projectId), score, evidence, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'stage set', facts: { score } });
}
