import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ProjectOutcome } from '../../domain/project.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { improvedClaim } from '../../queries/projects/improved-claim.ts';

/**
 * Ends a project with what it learned: improved, finished or stopped. By its team alone. "Improved" rests on figures that have held: without them it is
 * refused, whatever the form offered. Throws NotFound, Forbidden, Conflict, Invalid.
 */
export async function endProject(tx: Tx, acting: ImprovementActing, { projectId, outcome, learned }: { projectId: string; outcome: ProjectOutcome; learned: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const claim = outcome === 'improved' ? await improvedClaim(tx, project) : null;
  if (claim && !claim.may) throw new Invalid(claim.why, { outcome: claim.why });
  const added = await tx.insertInto('improvement.closing').values({
    project_id: projectId, organisation_id: project.organisationId, outcome, learned, closed_on: londonDay(acting.now), signal_id: claim?.may ? claim.signalId : null, made_at: acting.now, made_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.doNothing()).returning('project_id').executeTakeFirst();
  if (!added) throw new Conflict('This project has ended already.');
  await recordProjectEvent(tx, acting, project, { name: 'project ended', facts: { outcome } });
}
