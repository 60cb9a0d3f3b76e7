import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { londonDay } from '#platform/clock';
import { authorise, type Acting } from '../../data/acting.ts';
import { personActing } from '../../data/workshop-acting.ts';
import { checkCodes } from '../analysis/code-words.ts';

/**
 * Says what an answer is about; none where no code fits. The first person codes, another checks, and what the second one says
 * stands: from then on it can be counted. Throws Conflict when it was changed meanwhile or is checked already.
 */
export async function codeAnswer(tx: Tx, acting: Acting, { matterId, codeIds, revision }: { matterId: string; codeIds: readonly string[]; revision: number }): Promise<'coded' | 'checked'> {
  const matter = await readAnswerRow(tx, acting, matterId);
  if (matter.revision !== revision) throw new Conflict('The person has changed this answer meanwhile. Read it again.');
  const desk = await tx.selectFrom('conversations.matters_desk').select('conversation_id').where('organisation_id', '=', matter.organisation_id).executeTakeFirstOrThrow();
  await checkCodes(tx, desk.conversation_id, codeIds);
  const own = personActing(acting);
  const before = await tx.selectFrom('conversations.matter_coding').selectAll().where('matter_id', '=', matter.id).forUpdate().executeTakeFirst();
  if (before?.checked_by) throw new Conflict('Somebody else has checked this answer meanwhile.');
  const isCheck = before !== undefined && before.coded_by !== own;
  if (!before) await tx.insertInto('conversations.matter_coding').values({ matter_id: matter.id, organisation_id: matter.organisation_id, coded_by: own }).execute();
  if (isCheck) await tx.updateTable('conversations.matter_coding').set({ checked_by: own }).where('matter_id', '=', matter.id).execute();
  await tx.deleteFrom('conversations.matter_code').where('matter_id', '=', matter.id).execute();
  if (codeIds.length > 0) await tx.insertInto('conversations.matter_code').values([...new Set(codeIds)].map((code_id) => ({ matter_id: matter.id, code_id, organisation_id: matter.organisation_id }))).execute();
  return isCheck ? 'checked' : 'coded';
}

/** Notes that a trained person has read words that speak of harm. The event says that it happened, and not which words. */
export async function noteReading(tx: Tx, acting: Acting, matterId: string): Promise<string> {
  const matter = await readAnswerRow(tx, acting, matterId);
  await tx.insertInto('conversations.matter_reading').values({ matter_id: matter.id, organisation_id: matter.organisation_id, read_on: londonDay(acting.now), read_by: personActing(acting) }).onConflict((conflict) => conflict.doNothing()).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'answer of concern read', organisationId: matter.organisation_id, subject: { kind: 'organisation', id: matter.organisation_id } });
  return matter.organisation_id;
}

/** The answer, for those who may read it. Throws NotFound, since the database shows it to nobody else. */
export async function readAnswerRow(tx: Tx, acting: Acting, matterId: string) {
  const matter = isId(matterId) ? await tx.selectFrom('conversations.matter').select(['id', 'organisation_id', 'revision']).where('id', '=', matterId).executeTakeFirst() : undefined;
  if (!matter) throw new NotFound('We cannot find that answer. The person may have taken it out.');
  authorise(acting, 'read what matters', matter.organisation_id);
  return matter;
}
