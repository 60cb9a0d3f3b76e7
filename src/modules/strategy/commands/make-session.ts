import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../data/objective-rows.ts';
import { keepQuestions, keepTables } from '../data/session-parts.ts';
import { openSession, recordSessionEvent, touchSession } from '../data/session-rows.ts';
import { mayRunSessions } from '../session-permissions.ts';

export interface SessionPlan {
  title: string;
  heldOn: Day;
  place: string;
  tableCount: number;
  /** Parts of the strategy that it is about; none means all of it. */
  nodeCodes: readonly string[];
  /** In the order in which the tables work through them. */
  questions: readonly string[];
}

/**
 * Makes a session for a strategy that the viewer may see, with its questions and its tables. Only its own organisation sees it until
 * it is published. Throws Forbidden, NotFound (no such strategy) or Invalid (no such part, no question).
 */
export async function makeSession(tx: Tx, acting: Acting, { organisationId, strategyId, ...plan }: SessionPlan & { organisationId: string; strategyId: string }): Promise<{ id: string }> {
  if (!mayRunSessions(acting.viewer, organisationId)) throw new Forbidden();
  const organisation = await tx.selectFrom('directory.organisation').select(['is_example', 'policy_text_only']).where('id', '=', organisationId).executeTakeFirst();
  if (!organisation || organisation.policy_text_only) throw new Invalid('This organisation is here for its published policy only.', { organisation: 'Choose another organisation' });
  await requireParts(tx, strategyId, plan.nodeCodes);
  const session = { id: newId(), organisationId, isPublic: false };
  await tx.insertInto('strategy.event_session').values({
    id: session.id, organisation_id: organisationId, strategy_id: strategyId, ...columnsOf(plan), is_example: organisation.is_example, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await keepQuestions(tx, session, plan.questions);
  await keepTables(tx, session, plan.tableCount);
  await recordSessionEvent(tx, acting, session, { name: 'session made', facts: { tables: plan.tableCount, questions: plan.questions.length } });
  return { id: session.id };
}

/**
 * Changes the plan of a session. Questions and tables that have notes cannot be taken away. Throws Conflict where somebody was faster.
 */
export async function changeSession(tx: Tx, acting: Acting, { id, revision, ...plan }: SessionPlan & { id: string; revision: number }): Promise<void> {
  const session = await openSession(tx, acting, id);
  if (session.revision !== revision) throw new Conflict('Somebody changed this session while you were writing. Your words are still in the form. Look at the session again, then save.');
  await requireParts(tx, session.strategyId, plan.nodeCodes);
  await tx.updateTable('strategy.event_session').set(columnsOf(plan)).where('id', '=', id).execute();
  await keepQuestions(tx, session, plan.questions);
  await keepTables(tx, session, plan.tableCount);
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'session changed', facts: { tables: plan.tableCount, questions: plan.questions.length } });
}

const columnsOf = ({ title, heldOn, place, tableCount, nodeCodes }: SessionPlan) => ({ title, held_on: heldOn, place, table_count: tableCount, node_codes: [...new Set(nodeCodes)] });

async function requireParts(tx: Tx, strategyId: string, nodeCodes: readonly string[]): Promise<void> {
  const strategy = isId(strategyId) ? await tx.selectFrom('strategy.strategy').select('current_version').where('id', '=', strategyId).executeTakeFirst() : undefined;
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  if (nodeCodes.length === 0) return;
  const known = await tx.selectFrom('strategy.node').select('code').where('strategy_id', '=', strategyId).where('version_number', '=', strategy.current_version).where('code', 'in', [...nodeCodes]).execute();
  if (known.length < new Set(nodeCodes).size) throw new Invalid('Choose parts of the strategy from the list.', { parts: 'Choose parts of the strategy from the list' });
}
