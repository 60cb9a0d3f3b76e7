import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import { whyNotYet } from '../../domain/may-reach.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { behindStages } from '../../queries/projects/behind-stage.ts';
import { nextNumber } from './set-aim.ts';

/** How far the team sees its project, with what shows it. Nothing works it out, and nobody else sets it; what the step claims must be there. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function setStage(tx: Tx, acting: ImprovementActing, { projectId, score, evidence }: { projectId: string; score: number; evidence: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const behind = (await behindStages(tx, [projectId])).get(projectId);
  const why = behind ? whyNotYet(score, behind) : null;
  if (why) throw new Invalid(why, { score: why });
  await tx.insertInto('improvement.stage').values({ project_id: projectId, organisation_id: project.organisationId, number: await nextNumber(tx, 'stage', projectId), score, evidence, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'stage set', facts: { score } });
}
