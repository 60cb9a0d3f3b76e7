import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';
import { setTags, type Tag } from '../data/tag-rows.ts';

/** Makes the tags of an objective exactly these. Throws NotFound, Forbidden, or Invalid for an item that is in no list. */
export async function tagObjective(tx: Tx, acting: AroundActing, { id, tags }: { id: string; tags: readonly Tag[] }): Promise<void> {
  const seen = isId(id) ? await tx.selectFrom('strategy.objective').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!seen) throw new NotFound('We cannot find that objective.');
  authoriseAround(acting, 'tag objectives', seen.organisation_id);
  await tx.selectFrom('strategy.objective').select('id').where('id', '=', id).forUpdate().execute();
  await setTags(tx, acting, { organisationId: seen.organisation_id, objectiveId: id }, tags);
  await recordEvent(tx, acting, { room: 'strategy', name: 'objective tagged', organisationId: seen.organisation_id, subject: { kind: 'objective', id }, facts: { tags: tags.map(({ list, item }) => `${list}:${item}`) } });
}
