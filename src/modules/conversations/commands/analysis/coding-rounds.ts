import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { Conflict, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { lockConversation } from './lock-conversation.ts';

/** Whoever may code does so as the first of these roles that they hold. */
const coderRoles = ['peer leader', 'community partner', 'researcher', 'moderator'];

/**
 * Draws a batch of shown words that nobody has coded, in random order, for one coder or for two. Answers the id of the batch, or
 * null when no words are left.
 */
export async function beginRound(tx: Tx, acting: Acting, { conversationId, size, coderCount }: { conversationId: string; size: number; coderCount: 1 | 2 }): Promise<string | null> {
  const conversation = await lockConversation(tx, acting, conversationId, 'keep codes');
  const { rows } = await sql<{ id: string }>`select c.id from conversations.contribution c join conversations.phase p on p.id = c.phase_id
    where p.conversation_id = ${conversation.id} and c.state = 'shown' and c.kind <> 'statement' and not exists (select from conversations.round_item i where i.contribution_id = c.id)
    order by random() limit ${size}`.execute(tx);
  if (rows.length === 0) return null;
  const id = newId();
  const number = sql<number>`(select coalesce(max(r.number), 0) + 1 from conversations.coding_round r where r.conversation_id = ${conversation.id})`;
  await tx.insertInto('conversations.coding_round').values({ id, conversation_id: conversation.id, organisation_id: conversation.organisation_id, number, coder_count: coderCount, begun_at: acting.now, begun_by: acting.viewer.personId }).execute();
  await tx.insertInto('conversations.round_item').values(rows.map((row, position) => ({ round_id: id, contribution_id: row.id, organisation_id: conversation.organisation_id, position: position + 1 }))).execute();
  await tellOfRound(tx, acting, { id, organisation_id: conversation.organisation_id }, 'batch for coding drawn', { words: rows.length, coders: coderCount });
  return id;
}

/** Takes a place as coder of a batch. Throws Conflict when all places are taken. */
export async function takeCoderPlace(tx: Tx, acting: Acting, roundId: string): Promise<void> {
  const round = await lockRound(tx, acting, roundId);
  const coders = await tx.selectFrom('conversations.round_coder').select('coder_id').where('round_id', '=', round.id).execute();
  const own = personOf(acting);
  if (coders.some(({ coder_id }) => coder_id === own)) return;
  if (round.finished_at || coders.length >= round.coder_count) throw new Conflict('This batch has its coders already.');
  const held = acting.viewer.grants.filter(({ organisationId }) => organisationId === round.organisation_id).map(({ role }) => role);
  await tx.insertInto('conversations.round_coder').values({ round_id: round.id, coder_id: own, organisation_id: round.organisation_id, coder_role: coderRoles.find((role) => held.includes(role)) ?? 'moderator' }).execute();
  await tellOfRound(tx, acting, round, 'coding begun');
}

/** Locks a batch. Throws NotFound or Forbidden. */
export async function lockRound(tx: Tx, acting: Acting, roundId: string) {
  if (!isId(roundId)) throw new NotFound();
  const round = await tx.selectFrom('conversations.coding_round').selectAll().where('id', '=', roundId).forUpdate().executeTakeFirst();
  if (!round) throw new NotFound('We cannot find that batch.');
  authorise(acting, 'code words', round.organisation_id);
  return round;
}

/** A program cannot code: what words mean is a person's decision. */
export function personOf({ viewer }: Acting): string {
  if (!viewer.personId) throw new NotFound();
  return viewer.personId;
}

export const tellOfRound = (tx: Tx, acting: Acting, round: { id: string; organisation_id: string }, name: string, facts: Record<string, string | number> = {}): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: round.organisation_id, subject: { kind: 'coding batch', id: round.id }, facts });
