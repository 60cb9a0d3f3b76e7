import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { InvolvementStep } from '../../domain/involvement.ts';
import type { ImprovementActing } from '../../permissions.ts';

export interface NewInvolvement {
  projectId: string;
  step: InvolvementStep;
  professions: string[];
  roleGroups: string[];
  happenedOn: Day;
  words: string;
}

/** Which professions and role groups took part in a digital project, at which step (requirement S79). Throws NotFound, Forbidden, Conflict. */
export async function keepInvolvement(tx: Tx, acting: ImprovementActing, { projectId, step, professions, roleGroups, happenedOn, words }: NewInvolvement): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  await tx.insertInto('improvement.involvement').values({ project_id: projectId, organisation_id: project.organisationId, step, professions, role_groups: roleGroups, happened_on: happenedOn, words, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'involvement kept', facts: { step } });
}
