import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { splitFigures } from '#modules/quality';
import type { ActionKind } from '../domain/action-kinds.ts';
import { authorise, type FairnessActing } from '../permissions.ts';

export interface GapAnswer {
  measureCode: string;
  unitCode: string;
  split: string;
  /** '' for the gap between all groups. */
  groupCode: string;
  kind: ActionKind;
  what: string;
  expectedEffect: string;
  ownerRole: string;
  dueOn: Day;
  /** An objective that carries the action; '' for none. */
  objectiveId: string;
}

/** Records what is done about a gap. Throws NotFound for figures that the viewer may not see, Forbidden, Invalid for a group or an objective that is not there. */
export async function answerGap(tx: Tx, acting: FairnessActing, answer: GapAnswer): Promise<void> {
  const { measureId, unitId, organisationId, groups, split, isExample } = await splitFigures(tx, answer);
  authorise(acting, 'answer gaps', organisationId);
  if (answer.groupCode !== '' && !groups.some(({ code }) => code === answer.groupCode)) throw new Invalid('Choose a group from the list.', { groupCode: 'Choose a group from the list' });
  if (answer.objectiveId !== '') await requireObjective(tx, organisationId, answer.objectiveId);
  const { id } = await tx.insertInto('fairness.inequality_action').values({
    organisation_id: organisationId, measure_id: measureId, unit_id: unitId, split, group_code: answer.groupCode, kind: answer.kind, what: answer.what, expected_effect: answer.expectedEffect,
    owner_role: answer.ownerRole, due_on: answer.dueOn, objective_id: answer.objectiveId === '' ? null : answer.objectiveId, is_example: isExample, made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'fairness', name: 'gap answered', organisationId, subject: { kind: 'inequality action', id }, facts: { kind: answer.kind, what: answer.what, dueOn: answer.dueOn } });
}

async function requireObjective(tx: Tx, organisationId: string, objectiveId: string): Promise<void> {
  const found = isId(objectiveId) ? await tx.selectFrom('strategy.objective').select('id').where('id', '=', objectiveId).where('organisation_id', '=', organisationId).executeTakeFirst() : undefined;
  if (!found) throw new Invalid('Choose an objective from the list.', { objectiveId: 'Choose an objective from the list' });
}

/** Ends an action with what came of it; answers its gap's address parts. Throws NotFound, Forbidden, Conflict where it has ended. */
export async function endGapAction(tx: Tx, acting: FairnessActing, { id, outcome, words }: { id: string; outcome: 'done' | 'stopped'; words: string }): Promise<void> {
  const row = isId(id) ? await tx.selectFrom('fairness.inequality_action').select(['organisation_id', 'ended_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that action.');
  authorise(acting, 'answer gaps', row.organisation_id);
  const ended = await tx.updateTable('fairness.inequality_action').set({ ended_on: londonDay(acting.now), outcome, outcome_words: words, ended_at: acting.now, ended_by: acting.viewer.personId })
    .where('id', '=', id).where('ended_on', 'is', null).returning('id').executeTakeFirst();
  if (!ended) throw new Conflict('This action has ended already.');
  await recordEvent(tx, acting, { room: 'fairness', name: 'gap action ended', organisationId: row.organisation_id, subject: { kind: 'inequality action', id }, facts: { outcome, words } });
}
