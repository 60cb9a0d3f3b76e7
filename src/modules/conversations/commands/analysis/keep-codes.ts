import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { lockConversation } from './lock-conversation.ts';

export interface CodeWording {
  name: string;
  definition: string;
  example: string;
}

/** Adds a code to the frame of a conversation, as its first version. Answers its id. */
export async function addCode(tx: Tx, acting: Acting, { conversationId, ...wording }: CodeWording & { conversationId: string }): Promise<string> {
  const conversation = await lockConversation(tx, acting, conversationId, 'keep codes');
  await refuseTakenName(tx, conversation.id, wording.name, null);
  const id = newId();
  await tx.insertInto('conversations.code').values({ id, conversation_id: conversation.id, organisation_id: conversation.organisation_id }).execute();
  await addVersion(tx, acting, { id, organisation_id: conversation.organisation_id, version: 1, wording });
  await tellOfCode(tx, acting, { id, organisation_id: conversation.organisation_id }, 'code added', { name: wording.name });
  return id;
}

/** Words a code anew: a further version, and the earlier ones stay. Throws Conflict when somebody did so meanwhile. */
export async function changeCode(tx: Tx, acting: Acting, { codeId, version, ...wording }: CodeWording & { codeId: string; version: number }): Promise<void> {
  const code = await lockCode(tx, acting, codeId);
  if (code.version !== version) throw new Conflict('Somebody else has changed this code. Read it again.');
  await refuseTakenName(tx, code.conversation_id, wording.name, code.id);
  await tx.updateTable('conversations.code').set({ version: version + 1 }).where('id', '=', code.id).execute();
  await addVersion(tx, acting, { id: code.id, organisation_id: code.organisation_id, version: version + 1, wording });
  await tellOfCode(tx, acting, code, 'code changed', { name: wording.name, version: version + 1 });
}

/** Retires a code: nobody gives it any more, and what has it keeps it. Again: takes it up again. */
export async function retireCode(tx: Tx, acting: Acting, { codeId, isRetired }: { codeId: string; isRetired: boolean }): Promise<void> {
  const code = await lockCode(tx, acting, codeId);
  if ((code.retired_at !== null) === isRetired) throw new Conflict(isRetired ? 'This code is retired already.' : 'This code is in use already.');
  await tx.updateTable('conversations.code').set(isRetired ? { retired_at: acting.now, retired_by: acting.viewer.personId } : { retired_at: null, retired_by: null }).where('id', '=', code.id).execute();
  await tellOfCode(tx, acting, code, isRetired ? 'code retired' : 'code taken up again');
}

/** Locks a code. Throws NotFound or Forbidden. */
export async function lockCode(tx: Tx, acting: Acting, codeId: string) {
  if (!isId(codeId)) throw new NotFound();
  const code = await tx.selectFrom('conversations.code').selectAll().where('id', '=', codeId).forUpdate().executeTakeFirst();
  if (!code) throw new NotFound('We cannot find that code.');
  authorise(acting, 'keep codes', code.organisation_id);
  return code;
}

/** Two codes with one name cannot be told apart at the desk. A merged code gives its name free. */
async function refuseTakenName(tx: Tx, conversationId: string, name: string, ownId: string | null): Promise<void> {
  const { rows } = await sql`select from conversations.code c join conversations.code_version v on v.code_id = c.id and v.version = c.version
    where c.conversation_id = ${conversationId} and c.merged_into is null and c.id is distinct from ${ownId}::uuid and lower(v.name) = lower(${name})`.execute(tx);
  if (rows.length > 0) throw new Invalid('A code has this name already.', { name: 'A code has this name already. Word that one anew, or choose another name' });
}

async function addVersion(tx: Tx, acting: Acting, { id, organisation_id, version, wording }: { id: string; organisation_id: string; version: number; wording: CodeWording }): Promise<void> {
  if (wording.name.length < 2) throw new Invalid('Write a name.', { name: 'Write a name' });
  await tx.insertInto('conversations.code_version').values({ code_id: id, version, organisation_id, ...wording, made_at: acting.now, made_by: acting.viewer.personId }).execute();
}

export const tellOfCode = (tx: Tx, acting: Acting, code: { id: string; organisation_id: string }, name: string, facts: Record<string, string | number> = {}): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: code.organisation_id, subject: { kind: 'code', id: code.id }, facts });
