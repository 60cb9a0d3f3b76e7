import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { ConversationAction } from '../permissions.ts';
import { authorise, type Acting } from './acting.ts';

export const MEANWHILE = 'The author changed or withdrew these words, or somebody else has decided. Nothing was decided twice.';

/** The words a moderator decides on, locked. Throws NotFound, Forbidden, or Conflict where they are not as the moderator saw them. */
export async function lockWords(tx: Tx, acting: Acting, { contributionId, revision, action = 'moderate conversations' }: { contributionId: string; revision?: number; action?: ConversationAction }) {
  if (!isId(contributionId)) throw new NotFound();
  const found = await tx.selectFrom('conversations.contribution').select(['id', 'organisation_id', 'state', 'revision', 'phase_id', 'kind', 'concern', 'merged_into']).where('id', '=', contributionId).forUpdate().executeTakeFirst();
  // A statement is the organisers' own: it changes by another wording, never by a moderator's decision.
  if (!found || found.kind === 'statement') throw new NotFound();
  authorise(acting, action, found.organisation_id);
  if (revision !== undefined && (found.revision !== revision || found.state === 'withdrawn' || found.state === 'merged')) throw new Conflict(MEANWHILE);
  return found;
}
