import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { Conflict, Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import type { Acting } from '../data/acting.ts';
import { lockPhase } from '../data/phase-acting.ts';
import type { Channel } from '../domain/phases/channels.ts';
import { putAllToVote } from './challenge/keep-statements.ts';
import { checkReadyToAnnounce } from './phases/ready-to-announce.ts';

/** Votes that were on their way when a phase closed come home before it is sealed. */
const SEAL_AFTER_MINUTES = 2;

/** Makes a phase public and gives it the key of its votes. From here on its notice no longer changes. */
export async function announcePhase(tx: Tx, acting: Acting, phaseId: string): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  if (phase.announced_at) throw new Conflict('This part of the conversation is announced already.');
  await checkReadyToAnnounce(tx, acting, phase);
  await tx.updateTable('conversations.phase').set({ announced_at: acting.now, announced_by: acting.viewer.personId, revision: phase.revision + 1 }).where('id', '=', phase.id).execute();
  await sql`select conversations.make_key(${phase.number}, ${randomBytes(32)})`.execute(tx);
  await putAllToVote(tx, acting, phase.id);
  await tellPhase(tx, acting, phase, 'phase announced');
}

/** Stops taking words and votes for a while, with a reason that everyone reads; the time does not count as shown. */
export async function pausePhase(tx: Tx, acting: Acting, { phaseId, reason }: { phaseId: string; reason: string }): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  if (!phase.announced_at || phase.closed_at) throw new Conflict('Only an open part of a conversation can be paused.');
  const running = await tx.selectFrom('conversations.pause').select('id').where('phase_id', '=', phase.id).where('ended_at', 'is', null).executeTakeFirst();
  if (running) throw new Conflict('It is paused already.');
  if (reason.length < 3 || reason.length > 600) throw new Invalid('Go back and say why you pause it, in 600 letters or less.');
  await tx.insertInto('conversations.pause').values({ id: newId(), phase_id: phase.id, organisation_id: phase.organisation_id, began_at: acting.now, reason, made_by: acting.viewer.personId }).execute();
  await tellPhase(tx, acting, phase, 'phase paused', reason);
}

/** Goes on after a pause; where the way to take part changed with it, everyone reads that too. */
export async function resumePhase(tx: Tx, acting: Acting, phaseId: string, channelAfter: Channel | null = null): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  const ended = await tx.updateTable('conversations.pause').set({ ended_at: acting.now, channel_after: channelAfter }).where('phase_id', '=', phase.id).where('ended_at', 'is', null).executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new Conflict('It is not paused.');
  await tellPhase(tx, acting, phase, 'phase taken up again');
}

/** Ends a phase for good. Two minutes later its key is destroyed and its votes stand under random numbers. */
export async function closePhase(tx: Tx, acting: Acting, phaseId: string): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  if (!phase.announced_at) throw new Conflict('It was never announced.');
  if (phase.closed_at) throw new Conflict('It has ended already.');
  await tx.updateTable('conversations.phase').set({ closed_at: acting.now, closed_by: acting.viewer.personId, revision: phase.revision + 1 }).where('id', '=', phase.id).execute();
  await enqueue(tx, { name: 'conversations-seal-phase', payload: { number: phase.number }, key: `seal phase ${phase.number}`, runAt: new Date(acting.now.getTime() + SEAL_AFTER_MINUTES * 60_000) });
  await tellPhase(tx, acting, phase, 'phase ended');
}

const tellPhase = (tx: Tx, acting: Acting, phase: { id: string; organisation_id: string }, name: string, reason?: string): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, ...(reason ? { reason } : {}), visibility: 'public' });
