import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewTool {
  organisationId: string;
  title: string;
  kind: string;
  about: string;
  /** How staff learn to use it. */
  learning: string;
  /** How people who use services are helped with it. */
  helpForPeople: string;
  ownerRole: string;
}

/** Puts a digital tool into the register. Throws Forbidden. */
export async function addTool(tx: Tx, acting: LearningActing, { organisationId, helpForPeople, ownerRole, ...tool }: NewTool): Promise<string> {
  authoriseLearning(acting, 'tell of tools', organisationId);
  const id = newId();
  await tx.insertInto('improvement.tool').values({ id, organisation_id: organisationId, ...tool, help_for_people: helpForPeople, owner_role: ownerRole, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'tool added', { organisationId, kind: 'tool', id, facts: { title: tool.title } });
  return id;
}

export interface ToldAccess {
  id: string;
  unitId: string;
  roleGroup: string;
  access: string;
  training: string;
  words: string;
}

/** Says who of a team has a tool and knows how to use it; what was said before of the same team and role group is replaced. Throws NotFound, Forbidden, Conflict, Invalid for a place of somebody else. */
export async function tellAccess(tx: Tx, acting: LearningActing, { id, unitId, roleGroup, access, training, words }: ToldAccess): Promise<void> {
  const organisationId = await openTool(tx, acting, id);
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select('organisation_id').where('id', '=', unitId).executeTakeFirst() : undefined;
  if (unit?.organisation_id !== organisationId) throw new Invalid('Choose a place of this organisation.', { unitId: 'Choose a place of this organisation' });
  const said = { access, training, words, said_on: londonDay(acting.now), made_at: acting.now, made_by: acting.viewer.personId };
  await tx.insertInto('improvement.tool_access').values({ tool_id: id, organisation_id: organisationId, unit_id: unitId, role_group: roleGroup, ...said })
    .onConflict((conflict) => conflict.columns(['tool_id', 'unit_id', 'role_group']).doUpdateSet(said)).execute();
  await note(tx, acting, 'tool access told', { organisationId, kind: 'tool', id, facts: { unitId, roleGroup, access, training } });
}

/** Says that a tool is no longer in use; it stays in the register. Throws NotFound, Forbidden, Conflict. */
export async function endTool(tx: Tx, acting: LearningActing, id: string): Promise<void> {
  const organisationId = await openTool(tx, acting, id);
  await tx.updateTable('improvement.tool').set({ ended_on: londonDay(acting.now) }).where('id', '=', id).execute();
  await note(tx, acting, 'tool ended', { organisationId, kind: 'tool', id });
}

async function openTool(tx: Tx, acting: LearningActing, id: string): Promise<string> {
  const tool = isId(id) ? await tx.selectFrom('improvement.tool').select(['organisation_id', 'ended_on']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!tool) throw new NotFound('We cannot find that tool.');
  authoriseLearning(acting, 'tell of tools', tool.organisation_id);
  if (tool.ended_on) throw new Conflict('This tool is not in use any more.');
  return tool.organisation_id;
}
