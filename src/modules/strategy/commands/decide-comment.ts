import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';

export const commentOutcomes = ['accepted', 'partly', 'not'] as const;
export type CommentOutcome = (typeof commentOutcomes)[number];

/** Shows a comment to everyone, as it was written, or keeps it back with the reason (it names somebody, it would hurt). */
export async function readComment(tx: Tx, acting: AroundActing, { id, keepBackBecause }: { id: string; keepBackBecause: string | null }): Promise<void> {
  const comment = await openComment(tx, acting, id);
  if (comment.isRead) throw new Conflict('Somebody has read this comment already.');
  const reading = keepBackBecause === null ? { shown_at: acting.now, shown_by: acting.viewer.personId } : { not_shown_reason: keepBackBecause };
  await tx.updateTable('strategy.draft_comment').set(reading).where('id', '=', id).execute();
  await record(tx, acting, comment, keepBackBecause === null ? 'comment shown' : 'comment kept back', keepBackBecause ?? undefined);
}

/** Decides what becomes of a comment, with the reason; deciding again replaces the outcome, and the event keeps the earlier one. */
export async function decideComment(tx: Tx, acting: AroundActing, { id, outcome, reason }: { id: string; outcome: CommentOutcome; reason: string }): Promise<void> {
  const comment = await openComment(tx, acting, id);
  if (!comment.isRead) throw new Conflict('Read the comment first: show it, or keep it back.');
  await tx.updateTable('strategy.draft_comment').set({ outcome, outcome_reason: reason, decided_at: acting.now, decided_by: acting.viewer.personId }).where('id', '=', id).execute();
  await record(tx, acting, comment, 'comment decided', reason, { outcome });
}

interface OpenComment {
  id: string;
  strategyId: string;
  organisationId: string;
  nodeCode: string;
  isRead: boolean;
}

async function openComment(tx: Tx, acting: AroundActing, id: string): Promise<OpenComment> {
  const seen = isId(id) ? await tx.selectFrom('strategy.draft_comment as c').innerJoin('strategy.strategy as s', 's.id', 'c.strategy_id').select('s.organisation_id').where('c.id', '=', id).executeTakeFirst() : undefined;
  if (!seen) throw new NotFound('We cannot find that comment.');
  authoriseAround(acting, 'decide comments', seen.organisation_id);
  const row = await tx.selectFrom('strategy.draft_comment').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { id, strategyId: row.strategy_id, organisationId: seen.organisation_id, nodeCode: row.node_code, isRead: row.shown_at !== null || row.not_shown_reason !== null };
}

async function record(tx: Tx, acting: AroundActing, comment: OpenComment, name: string, reason?: string, facts: Record<string, unknown> = {}): Promise<void> {
  await recordEvent(tx, acting, { room: 'strategy', name, organisationId: comment.organisationId, subject: { kind: 'draft-comment', id: comment.id }, ...(reason ? { reason } : {}), facts: { node: comment.nodeCode, ...facts } });
}
