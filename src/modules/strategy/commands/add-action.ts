import { sql } from 'kysely';
import { may } from '#platform/access';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { isMemberToday, requireMember } from '../data/objective-people.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';
import { objectiveSentences } from '../objective-permissions.ts';

export interface NewAction {
  id: string;
  what: string;
  ownerRole: string;
  ownerPersonId: string | null;
  dueOn: Day;
}

/**
 * Adds an action. Any member may, for themself (row S15: permission and authority to act); a lead may also ask someone else.
 * There is no command to refuse or remove another person's action.
 */
export async function addAction(tx: Tx, acting: Acting, action: NewAction): Promise<{ actionId: string }> {
  const objective = await openObjective(tx, acting, { id: action.id, action: 'add actions' });
  const leads = may(objectiveSentences, acting.viewer, 'write objectives', objective.organisationId);
  if (!leads && action.ownerPersonId !== acting.viewer.personId) throw new Forbidden('You can add actions for yourself. A lead can ask somebody else.');
  if (action.ownerPersonId) await requireMember(tx, { organisationId: objective.organisationId, personId: action.ownerPersonId, now: acting.now });
  const ids = { objective_id: action.id, organisation_id: objective.organisationId };
  const { id } = await tx.insertInto('strategy.action').values({ ...ids, what: action.what, owner_role: action.ownerRole, due_on: action.dueOn, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  if (action.ownerPersonId) await tx.insertInto('strategy.action_owner').values({ action_id: id, ...ids, person_id: action.ownerPersonId, began_at: acting.now }).execute();
  await recordObjectiveEvent(tx, acting, objective, { name: 'action added', facts: { what: action.what, dueOn: action.dueOn } });
  return { actionId: id };
}

export interface FinishedAction {
  id: string;
  actionId: string;
  outcome: 'done' | 'stopped';
  doneOn: Day;
  note: string;
}

/**
 * Ends an action as done or stopped. By the person who owns it or who added it; an action without a person, or of one who has left, by a lead.
 * Throws Forbidden for anyone else, leads included: nobody ends another's action for them. Conflict when it has ended.
 */
export async function finishAction(tx: Tx, acting: Acting, finished: FinishedAction): Promise<void> {
  const objective = await openObjective(tx, acting, { id: finished.id, action: 'add actions' });
  const action = isId(finished.actionId) ? await findAction(tx, finished, acting.now) : undefined;
  if (!action) throw new NotFound();
  if (!mayFinish(acting, action, objective.organisationId)) throw new Forbidden('Only the person whose action it is can say that it has ended.');
  if (finished.doneOn > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { doneOn: 'Enter today or an earlier day' });
  if (finished.outcome === 'stopped' && finished.note.trim() === '') throw new Invalid('Say why it stopped.', { note: 'Say why it stopped, and what was learned' });
  const added = await tx.insertInto('strategy.action_done').values({ action_id: finished.actionId, objective_id: finished.id, organisation_id: objective.organisationId, outcome: finished.outcome, done_on: finished.doneOn, note: finished.note, recorded_at: acting.now, recorded_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('action_id').executeTakeFirst();
  if (!added) throw new Conflict('This action has ended already.');
  await recordObjectiveEvent(tx, acting, objective, { name: finished.outcome === 'done' ? 'action done' : 'action stopped', facts: { what: action.what } });
}

const findAction = (tx: Tx, { id, actionId }: FinishedAction, now: Date) => tx.selectFrom('strategy.action as a').leftJoin('strategy.action_owner as o', 'o.action_id', 'a.id')
  .select(['a.what', 'a.made_by', 'o.person_id', isMemberToday(sql.ref('o.person_id'), sql.ref('a.organisation_id'), now).as('still_here')]).where('a.id', '=', actionId).where('a.objective_id', '=', id).executeTakeFirst();

function mayFinish({ viewer }: Acting, action: { made_by: string | null; person_id: string | null; still_here: boolean }, organisationId: string): boolean {
  if (viewer.personId !== null && (action.person_id === viewer.personId || action.made_by === viewer.personId)) return true;
  return (action.person_id === null || (!action.still_here && viewer.personId !== null)) && may(objectiveSentences, viewer, 'write objectives', organisationId);
}
