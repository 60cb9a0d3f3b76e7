import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewInformaticsRole {
  organisationId: string;
  title: string;
  unitId: string;
  profession: string;
  /** Of a whole-time post, in hundredths. */
  sharePercent: number;
  sinceOn: Day;
}

/** Puts a post in clinical informatics into the register: a role, never a name. Throws Forbidden, Invalid. */
export async function addInformaticsRole(tx: Tx, acting: LearningActing, { organisationId, title, unitId, profession, sharePercent, sinceOn }: NewInformaticsRole): Promise<string> {
  authoriseLearning(acting, 'keep the informatics register', organisationId);
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select('organisation_id').where('id', '=', unitId).executeTakeFirst() : undefined;
  if (unit?.organisation_id !== organisationId) throw new Invalid('Choose a place of this organisation.', { unitId: 'Choose a place of this organisation' });
  if (sinceOn > londonDay(acting.now)) throw new Invalid('The day is still to come.', { sinceOn: 'Enter a day that is not still to come' });
  const id = newId();
  await tx.insertInto('improvement.informatics_role').values({ id, organisation_id: organisationId, title, unit_id: unitId, profession: profession === '' ? null : profession, share_percent: sharePercent, since_on: sinceOn, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'informatics role added', { organisationId, kind: 'informatics role', id, facts: { title } });
  return id;
}

/** Says that a post is no longer there; it stays in the register. Throws NotFound, Forbidden, Conflict. */
export async function endInformaticsRole(tx: Tx, acting: LearningActing, id: string): Promise<void> {
  const role = isId(id) ? await tx.selectFrom('improvement.informatics_role').select(['organisation_id', 'ended_on']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!role) throw new NotFound('We cannot find that role.');
  authoriseLearning(acting, 'keep the informatics register', role.organisation_id);
  if (role.ended_on) throw new Conflict('It was ended already.');
  await tx.updateTable('improvement.informatics_role').set({ ended_on: londonDay(acting.now) }).where('id', '=', id).execute();
  await note(tx, acting, 'informatics role ended', { organisationId: role.organisation_id, kind: 'informatics role', id, facts: {} });
}
