import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ProjectAudience, ProjectKind } from '../../domain/project.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { askToMark } from '../cycles/mark-cycles.ts';
import { requireObjective } from './start-project.ts';

export interface ChangedProject {
  projectId: string;
  /** The revision that was read. */
  revision: number;
  title: string;
  why: string;
  kind: ProjectKind;
  objectiveId: string;
  professions: string[];
  audience: ProjectAudience;
  contactRole: string;
  buyingOn: Day | null;
}

/** Changes what a project says of itself, at the revision that was read. By its team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function changeProject(tx: Tx, acting: ImprovementActing, { projectId, revision, ...changed }: ChangedProject): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  await requireObjective(tx, project.organisationId, changed.objectiveId);
  const kept = await tx.updateTable('improvement.project').set({
    title: changed.title, why: changed.why, kind: changed.kind, objective_id: changed.objectiveId || null, professions: changed.professions, audience: changed.audience, contact_role: changed.contactRole, buying_on: changed.buyingOn, revision: revision + 1,
  }).where('id', '=', projectId).where('revision', '=', revision).returning('id').executeTakeFirst();
  if (!kept) throw new Conflict('Somebody else changed this project while you were writing. Open it again.');
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, { ...project, title: changed.title, audience: changed.audience }, { name: 'project changed', facts: { why: changed.why, kind: changed.kind, objectiveId: changed.objectiveId || null } });
}
