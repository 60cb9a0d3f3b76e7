import type { Tx } from '#platform/db';
import type { AroundActing } from '../data/around-acting.ts';
import { openWorkstream, recordWorkstreamEvent } from '../data/workstream-rows.ts';

/** Shows the work to everyone who signed in, of every organisation. Sharing it twice changes nothing. */
export async function shareWorkstream(tx: Tx, acting: AroundActing, id: string): Promise<void> {
  const workstream = await openWorkstream(tx, acting, id);
  if (workstream.shared) return;
  await tx.updateTable('strategy.workstream').set({ shared_at: acting.now, shared_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream shared' });
}

/** Keeps the work at home again. */
export async function stopSharingWorkstream(tx: Tx, acting: AroundActing, id: string): Promise<void> {
  const workstream = await openWorkstream(tx, acting, id);
  if (!workstream.shared) return;
  await tx.updateTable('strategy.workstream').set({ shared_at: null, shared_by: null }).where('id', '=', id).execute();
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream no longer shared' });
}

/** Ends the work, with what became of it. It no longer counts as work on a part of a strategy. */
export async function endWorkstream(tx: Tx, acting: AroundActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const workstream = await openWorkstream(tx, acting, id);
  await tx.updateTable('strategy.workstream').set({ ended_at: acting.now, ended_by: acting.viewer.personId, ended_reason: reason }).where('id', '=', id).execute();
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream ended', reason });
}
