import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import type { AroundActing } from './around-acting.ts';
import { knownTag } from './controlled-lists.ts';

/** An item of a controlled list. */
export interface Tag {
  list: string;
  item: string;
}

/** What is tagged: one workstream or one objective, and whose it is. */
export type Tagged = { organisationId: string } & ({ workstreamId: string; objectiveId?: undefined } | { objectiveId: string; workstreamId?: undefined });

/** Makes the open tags of a piece of work exactly these. Throws Invalid for an item that is in no list. */
export async function setTags(tx: Tx, acting: AroundActing, subject: Tagged, tags: readonly Tag[]): Promise<void> {
  if (tags.some(({ list, item }) => !knownTag(list, item))) throw new Invalid('Choose from the lists.', { tags: 'Choose from the lists' });
  const open = await openTags(tx, subject);
  const keyOf = ({ list, item }: Tag) => `${list} ${item}`;
  const wanted = new Map(tags.map((tag) => [keyOf(tag), tag]));
  const held = new Set(open.map(keyOf));
  for (const { id, ...tag } of open) {
    if (!wanted.has(keyOf(tag))) await tx.updateTable('strategy.tag').set({ ended_at: acting.now }).where('id', '=', id).execute();
  }
  const added = [...wanted].filter(([key]) => !held.has(key)).map(([, tag]) => tag);
  if (added.length === 0) return;
  await tx.insertInto('strategy.tag').values(added.map(({ list, item }) => ({
    organisation_id: subject.organisationId, workstream_id: subject.workstreamId ?? null, objective_id: subject.objectiveId ?? null,
    list_code: list, item_code: item, added_at: acting.now, added_by: acting.viewer.personId,
  }))).execute();
}

/** The open tags of a piece of work, as far as the viewer may see it. */
export async function openTags(tx: Tx, { workstreamId, objectiveId }: Pick<Tagged, 'workstreamId' | 'objectiveId'>): Promise<(Tag & { id: string })[]> {
  let query = tx.selectFrom('strategy.tag').select(['id', 'list_code as list', 'item_code as item']).where('ended_at', 'is', null);
  query = workstreamId ? query.where('workstream_id', '=', workstreamId) : query.where('objective_id', '=', objectiveId ?? '');
  return query.orderBy('list_code').orderBy('item_code').execute();
}
