import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { ConversationAction } from '../permissions.ts';
import { authorise, type Acting } from './acting.ts';

/** The phase with this id, for those who may do this in its organisation. Throws NotFound, Forbidden. */
export async function phaseActing(tx: Tx, acting: Acting, phaseId: string, action: ConversationAction) {
  return permitted(acting, action, await phaseWith(tx, phaseId)?.executeTakeFirst());
}

/** The same, locked until the transaction ends: whoever changes it meanwhile waits. */
export async function lockPhase(tx: Tx, acting: Acting, phaseId: string, action: ConversationAction) {
  return permitted(acting, action, await phaseWith(tx, phaseId)?.forUpdate().executeTakeFirst());
}

const phaseWith = (tx: Tx, id: string) => (isId(id) ? tx.selectFrom('conversations.phase').selectAll().where('id', '=', id) : undefined);

function permitted<Row extends { organisation_id: string }>(acting: Acting, action: ConversationAction, phase: Row | undefined): Row {
  if (!phase) throw new NotFound();
  authorise(acting, action, phase.organisation_id);
  return phase;
}
