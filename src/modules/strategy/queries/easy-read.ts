import type { Tx } from '#platform/db';

export type EasyReadKind = 'strategy' | 'node' | 'page';

/** The easy-read version of a public text, or the day it is planned for; null where nothing is planned. */
export interface EasyRead {
  words: string | null;
  plannedFor: string | null;
}

/** `id` is the code of a strategy or node, or the address of a page of this site. */
export async function easyReadOf(tx: Tx, kind: EasyReadKind, id: string): Promise<EasyRead | null> {
  const row = await tx.selectFrom('strategy.easy_read').select(['words', 'planned_for']).where('subject_kind', '=', kind).where('subject_id', '=', id).executeTakeFirst();
  return row ? { words: row.words, plannedFor: row.planned_for } : null;
}
