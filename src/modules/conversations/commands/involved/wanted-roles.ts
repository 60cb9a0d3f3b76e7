import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';

export interface WantedRolePlan {
  organisationId: string;
  title: string;
  words: string;
  /** What somebody does who would like to: whom they ring or where they come. */
  firstStep: string;
  isExample: boolean;
}

/** Says publicly what an organisation looks for people to do with it. */
export async function openWantedRole(tx: Tx, acting: Acting, { organisationId, title, words, firstStep, isExample }: WantedRolePlan): Promise<string> {
  authorise(acting, 'organise conversations', organisationId);
  const id = newId();
  await tx.insertInto('conversations.wanted_role').values({ id, organisation_id: organisationId, title, words, first_step: firstStep, is_example: isExample, opened_on: londonDay(acting.now), opened_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'role wanted', organisationId, subject: { kind: 'wanted role', id }, visibility: 'public' });
  return id;
}

/** Takes it off the page. Throws NotFound, Conflict where it is off already. Answers the organisation's id. */
export async function closeWantedRole(tx: Tx, acting: Acting, id: string): Promise<string> {
  const found = isId(id) ? await tx.selectFrom('conversations.wanted_role').select(['organisation_id', 'closed_on']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!found) throw new NotFound();
  authorise(acting, 'organise conversations', found.organisation_id);
  if (found.closed_on) throw new Conflict('It is off the page already.');
  await tx.updateTable('conversations.wanted_role').set({ closed_on: londonDay(acting.now), closed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'role no longer wanted', organisationId: found.organisation_id, subject: { kind: 'wanted role', id }, visibility: 'public' });
  return found.organisation_id;
}
