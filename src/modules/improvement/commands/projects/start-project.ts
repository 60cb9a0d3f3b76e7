import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId } from '#platform/ids';
import { recordProjectEvent } from '../../data/project-rows.ts';
import type { ProjectAudience, ProjectKind } from '../../domain/project.ts';
import { authorise, type ImprovementActing } from '../../permissions.ts';

export interface NewProject {
  /** A unit of an organisation that the viewer belongs to. */
  unitId: string;
  title: string;
  why: string;
  kind: ProjectKind;
  /** '' for none: "not yet aligned" is allowed. */
  objectiveId: string;
  audience: ProjectAudience;
  contactRole: string;
  copiedFrom?: string | null;
  /** Of a method that is taken over; otherwise that of whoever starts it. */
  professions?: readonly string[];
}

/** Starts a project in the viewer's own organisation; they are its team. Nobody approves it. Throws Forbidden, Invalid. */
export async function startProject(tx: Tx, acting: ImprovementActing, project: NewProject): Promise<{ id: string; organisationId: string }> {
  const organisationId = await organisationOf(tx, project.unitId);
  authorise(acting, 'start projects', organisationId);
  await requireObjective(tx, organisationId, project.objectiveId);
  const { viewer, now } = acting;
  const own = await tx.selectFrom('directory.membership').select(['role_group', 'profession']).where('person_id', '=', viewer.personId).where('organisation_id', '=', organisationId).where('ended_on', 'is', null).orderBy('started_on').limit(1).executeTakeFirst();
  const { id } = await tx.insertInto('improvement.project').values({
    organisation_id: organisationId, unit_id: project.unitId, title: project.title, why: project.why, kind: project.kind, objective_id: project.objectiveId || null, audience: project.audience, contact_role: project.contactRole,
    professions: [...(project.professions ?? (own?.profession ? [own.profession] : []))], started_on: londonDay(now), copied_from: project.copiedFrom ?? null, made_at: now, made_by: viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('improvement.member').values({ project_id: id, organisation_id: organisationId, person_id: viewer.personId, role_group: own?.role_group ?? 'partner', profession: own?.profession ?? null, does: 'Started it', joined_on: londonDay(now), made_at: now, made_by: viewer.personId }).execute();
  await recordProjectEvent(tx, acting, { id, organisationId, audience: project.audience, title: project.title }, { name: project.copiedFrom ? 'project taken over' : 'project started', facts: { kind: project.kind } });
  return { id, organisationId };
}

async function organisationOf(tx: Tx, unitId: string): Promise<string> {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select('organisation_id').where('id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new Invalid('Choose a team from the list.', { unitId: 'Choose a team from the list' });
  return unit.organisation_id;
}

/** An objective of the same organisation, or none. */
export async function requireObjective(tx: Tx, organisationId: string, objectiveId: string): Promise<void> {
  if (objectiveId === '') return;
  const found = isId(objectiveId) ? await tx.selectFrom('strategy.objective').select('id').where('id', '=', objectiveId).where('organisation_id', '=', organisationId).executeTakeFirst() : undefined;
  if (!found) throw new Invalid('Choose an objective from the list.', { objectiveId: 'Choose an objective from the list' });
}
