import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { peopleOfOrganisation } from '#modules/directory';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';

/** Takes a colleague of the organisation into the team; their role group and profession are those of the directory. By the team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function addMember(tx: Tx, acting: ImprovementActing, { projectId, personId, does }: { projectId: string; personId: string; does: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const today = londonDay(acting.now);
  const colleague = (await peopleOfOrganisation(tx, project.organisationId, today)).find((person) => person.personId === personId);
  if (!colleague) throw new Invalid('Choose a colleague from the list.', { personId: 'Choose a colleague from the list' });
  const added = await tx.insertInto('improvement.member').values({
    project_id: projectId, organisation_id: project.organisationId, person_id: personId, role_group: colleague.roleGroup, profession: colleague.profession, does, joined_on: today, made_at: acting.now, made_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('They are in the team already.');
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'team grew', facts: { roleGroup: colleague.roleGroup } });
}

/** Somebody leaves the team; the last one stays or ends the project, so that it does not stand without anybody. By the team. Throws NotFound, Forbidden, Conflict. */
export async function endMember(tx: Tx, acting: ImprovementActing, { projectId, memberId }: { projectId: string; memberId: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const open = await tx.selectFrom('improvement.member').select('id').where('project_id', '=', projectId).where('left_on', 'is', null).forUpdate().execute();
  if (!isId(memberId) || !open.some(({ id }) => id === memberId)) throw new NotFound('We cannot find that member of the team.');
  if (open.length === 1) throw new Conflict('You are the last in the team. Take somebody in first, or end the project.');
  await tx.updateTable('improvement.member').set({ left_on: londonDay(acting.now) }).where('id', '=', memberId).execute();
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'team shrank' });
}
