import { recordEvent } from '#platform/events';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { authoriseAround, type AroundActing } from './around-acting.ts';

export interface WorkstreamRow {
  id: string;
  organisationId: string;
  revision: number;
  shared: boolean;
}

/**
 * Locks a workstream for a change by one of its organisation's leads. Throws NotFound for one that the viewer may not see,
 * Forbidden for one of another organisation, Conflict for one that has ended.
 */
export async function openWorkstream(tx: Tx, acting: AroundActing, id: string): Promise<WorkstreamRow> {
  if (!isId(id)) throw new NotFound('We cannot find that workstream.');
  const seen = await tx.selectFrom('strategy.workstream').select('organisation_id').where('id', '=', id).executeTakeFirst();
  if (!seen) throw new NotFound('We cannot find that workstream.');
  authoriseAround(acting, 'register workstreams', seen.organisation_id);
  const row = await tx.selectFrom('strategy.workstream').select(['id', 'organisation_id', 'revision', 'shared_at', 'ended_at'])
    .where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that workstream.');
  if (row.ended_at) throw new Conflict('This workstream has ended. It can be read but no longer changed.');
  return { id: row.id, organisationId: row.organisation_id, revision: row.revision, shared: row.shared_at !== null };
}

/** A link from a piece of work to what it serves. */
export interface WorkstreamLink {
  nodeCode: string;
  weight: 'main' | 'also';
  reason: string;
}

/** Begins a link. Throws Invalid when the node is not in a strategy that the viewer sees, is linked already, or a third main link is asked for. */
export async function beginWorkstreamLink(tx: Tx, acting: AroundActing, workstream: WorkstreamRow, link: WorkstreamLink): Promise<string> {
  const node = await tx.selectFrom('strategy.node as n')
    .innerJoin('strategy.strategy as s', (join) => join.onRef('s.id', '=', 'n.strategy_id').onRef('s.current_version', '=', 'n.version_number'))
    .select('s.id').where('n.code', '=', link.nodeCode).executeTakeFirst();
  if (!node) throw new Invalid('Choose a part of a strategy from the list.', { node: 'Choose a part of a strategy from the list' });
  const open = await tx.selectFrom('strategy.workstream_link').select(['node_code', 'weight']).where('workstream_id', '=', workstream.id).where('ended_at', 'is', null).execute();
  if (open.some(({ node_code: code }) => code === link.nodeCode)) throw new Invalid('This work is linked to that part already.', { node: 'This work is linked to that part already' });
  const isThirdMain = link.weight === 'main' && open.filter(({ weight }) => weight === 'main').length >= 2;
  if (isThirdMain) throw new Invalid('At most two links may be main ones. Choose “also”, or end a main link first.', { weight: 'At most two links may be main ones' });
  const { id } = await tx.insertInto('strategy.workstream_link').values({
    workstream_id: workstream.id, organisation_id: workstream.organisationId, strategy_id: node.id, node_code: link.nodeCode,
    weight: link.weight, reason: link.reason, began_at: acting.now, began_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** One line of what happened; others may see it once the work is shared, so it holds codes and public words only. */
export async function recordWorkstreamEvent(tx: Tx, acting: AroundActing, workstream: Pick<WorkstreamRow, 'id' | 'organisationId'>, entry: { name: string; reason?: string; facts?: Record<string, unknown> }): Promise<void> {
  await recordEvent(tx, acting, { room: 'strategy', organisationId: workstream.organisationId, subject: { kind: 'workstream', id: workstream.id }, ...entry });
}
