import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';
import { holdStrategy } from '../data/strategy-rows.ts';
import type { HelpedRoute } from '../domain/entry-routes.ts';

interface Comment {
  strategyCode: string;
  nodeCode: string;
  words: string;
}

/**
 * Takes in what somebody says about the wording of a draft. Kept are the words, the day and the part; nothing about who said
 * it, and no event is written. It is held until the strategy's organisation has read it.
 * Throws NotFound for a strategy one may not see, Conflict when it is not open for comments, Invalid for an unknown part.
 */
export async function commentOnDraft(tx: Tx, now: Date, comment: Comment): Promise<void> {
  const draft = await openDraft(tx, comment.strategyCode);
  await keepComment(tx, { draft, comment, now, entry: {} });
}

/**
 * Types in a comment for somebody who agreed to that. It is treated like any other; kept beside it are the way it came in and
 * who typed it, and the event says that somebody did, without the words. Throws like `commentOnDraft`, and Forbidden.
 */
export async function enterComment(tx: Tx, acting: AroundActing, { route, ...comment }: Comment & { route: HelpedRoute }): Promise<void> {
  const draft = await openDraft(tx, comment.strategyCode);
  authoriseAround(acting, 'enter for someone', draft.organisationId);
  const id = await keepComment(tx, { draft, comment, now: acting.now, entry: { route, entered_by: acting.viewer.personId, agreed_on: londonDay(acting.now) } });
  await recordEvent(tx, acting, { room: 'strategy', name: 'comment entered for someone', organisationId: draft.organisationId, subject: { kind: 'draft-comment', id }, facts: { node: comment.nodeCode, route } });
}

interface Draft {
  id: string;
  organisationId: string;
  version: number;
}

/** The draft, held open until the transaction ends: it cannot start between this look and the comment. */
async function openDraft(tx: Tx, code: string): Promise<Draft> {
  await holdStrategy(tx, code);
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'state', 'current_version', 'organisation_id']).where('code', '=', code).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  if (strategy.state !== 'check-and-challenge') throw new Conflict('This strategy is not open for comments now.');
  return { id: strategy.id, organisationId: strategy.organisation_id, version: strategy.current_version };
}

interface Kept {
  draft: Draft;
  comment: Comment;
  now: Date;
  entry: { route?: HelpedRoute; entered_by?: string | null; agreed_on?: string };
}

async function keepComment(tx: Tx, { draft, comment: { nodeCode, words }, now, entry }: Kept): Promise<string> {
  const node = await tx.selectFrom('strategy.node').select('code').where('strategy_id', '=', draft.id).where('version_number', '=', draft.version).where('code', '=', nodeCode).executeTakeFirst();
  if (!node) throw new Invalid('Choose the part you mean from the list.', { node: 'Choose the part you mean from the list' });
  const id = newId();
  await tx.insertInto('strategy.draft_comment').values({ id, strategy_id: draft.id, version_number: draft.version, node_code: nodeCode, words, received_on: londonDay(now), ...entry }).execute();
  return id;
}
