import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Acting } from '../data/acting.ts';
import { lockWords, MEANWHILE } from '../data/lock-words.ts';
import { recordModeration } from '../data/moderation-events.ts';
import { beginShowing, endShowing } from '../data/showing.ts';

export interface Merging {
  contributionId: string;
  /** The shown idea of the same phase that says the same. */
  intoId: string;
  revision: number;
}

/**
 * Lets an idea stand with another that says the same. The words, their code and every vote stay as they are: who voted for both
 * counts once when results are worked out (conversations.counted_votes). Throws Conflict when either is not as it was, Invalid
 * when they cannot stand together.
 */
export async function mergeIdeas(tx: Tx, acting: Acting, { contributionId, intoId, revision }: Merging): Promise<void> {
  if (contributionId === intoId) throw new Invalid('An idea cannot stand with itself.');
  // Locked in one order, so that two moderators who merge two ideas into each other do not wait for each other for ever.
  const [first = '', second = ''] = [contributionId, intoId].toSorted();
  const locked = [await lockWords(tx, acting, { contributionId: first }), await lockWords(tx, acting, { contributionId: second })];
  const idea = locked.find(({ id }) => id === contributionId);
  const target = locked.find(({ id }) => id === intoId);
  if (!idea || !target || idea.kind !== 'idea' || target.kind !== 'idea' || idea.phase_id !== target.phase_id) throw new Invalid('Only ideas of the same part of a conversation can stand together.');
  if (idea.revision !== revision || target.state !== 'shown' || !['held', 'shown'].includes(idea.state)) throw new Conflict(MEANWHILE);
  await tx.updateTable('conversations.contribution').set({ state: 'merged', merged_into: target.id, revision: revision + 1 }).where('id', '=', idea.id).execute();
  if (idea.state === 'shown') await endShowing(tx, idea, acting.now);
  await tell(tx, acting, idea, 'merged');
}

/** Lets a merged idea stand for itself again, shown, with every vote it had. Throws Conflict when it is not merged. */
export async function partIdea(tx: Tx, acting: Acting, contributionId: string): Promise<void> {
  const idea = await lockWords(tx, acting, { contributionId });
  if (idea.state !== 'merged') throw new Conflict('This idea stands for itself already.');
  await sql`update conversations.contribution set state = 'shown', merged_into = null, revision = revision + 1 where id = ${idea.id}`.execute(tx);
  await beginShowing(tx, idea, acting.now);
  await tell(tx, acting, idea, 'parted');
}

async function tell(tx: Tx, acting: Acting, { id, organisation_id }: { id: string; organisation_id: string }, outcome: 'merged' | 'parted'): Promise<void> {
  await tx.insertInto('conversations.decision').values({ id: newId(), contribution_id: id, organisation_id, outcome, decided_at: acting.now, decided_by: acting.viewer.personId }).execute();
  await recordModeration(tx, acting, { organisationId: organisation_id, contributionId: id, outcome, reasonCode: null });
}
