import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { AroundActing } from '../data/around-acting.ts';
import { setTags } from '../data/tag-rows.ts';
import { beginWorkstreamLink, openWorkstream, recordWorkstreamEvent, type WorkstreamLink } from '../data/workstream-rows.ts';
import type { WorkstreamWords } from './register-workstream.ts';

/** Changes the words and tags. `revision` is the one the form was made from; throws Conflict when somebody was faster. */
export async function changeWorkstream(tx: Tx, acting: AroundActing, { id, revision, ...words }: WorkstreamWords & { id: string; revision: number }): Promise<void> {
  const workstream = await openWorkstream(tx, acting, id);
  if (workstream.revision !== revision) throw new Conflict('Somebody changed this workstream while you were writing. Your words are still in the form below: compare them with the current text, then save again.');
  await tx.updateTable('strategy.workstream').set({ title: words.title, about: words.about, lead_role: words.leadRole, ...(words.roleGroups ? { role_groups: [...new Set(words.roleGroups)] } : {}), revision: sql<number>`revision + 1` }).where('id', '=', id).execute();
  await setTags(tx, acting, { organisationId: workstream.organisationId, workstreamId: id }, words.tags);
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream changed' });
}

/** Adds a part of a strategy that the work serves, with the reason. */
export async function linkWorkstream(tx: Tx, acting: AroundActing, { id, ...link }: WorkstreamLink & { id: string }): Promise<{ linkId: string }> {
  const workstream = await openWorkstream(tx, acting, id);
  const linkId = await beginWorkstreamLink(tx, acting, workstream, link);
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream linked', reason: link.reason, facts: { node: link.nodeCode, weight: link.weight } });
  return { linkId };
}

/** Ends a link; it stays in the record with the reason. Throws NotFound for a link that is not open. */
export async function unlinkWorkstream(tx: Tx, acting: AroundActing, { id, linkId, reason }: { id: string; linkId: string; reason: string }): Promise<void> {
  const workstream = await openWorkstream(tx, acting, id);
  if (!isId(linkId)) throw new NotFound('We cannot find that link.');
  const ended = await tx.updateTable('strategy.workstream_link').set({ ended_at: acting.now, ended_by: acting.viewer.personId, ended_reason: reason })
    .where('id', '=', linkId).where('workstream_id', '=', id).where('ended_at', 'is', null).returning('node_code').executeTakeFirst();
  if (!ended) throw new NotFound('We cannot find that link.');
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream link ended', reason, facts: { node: ended.node_code } });
}
