import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface SiteReport {
  id: string;
  words: string;
  page: string | null;
  receivedOn: Day;
  doneAt: Date | null;
  doneWords: string | null;
}

/** What people said does not work: the open ones first, the newest of each first. Only for those who may read them. */
export async function siteReports(tx: Tx): Promise<SiteReport[]> {
  const rows = await tx.selectFrom('directory.site_report').select(['id', 'words', 'page', 'received_on', 'done_at', 'done_words'])
    .orderBy((eb) => eb('done_at', 'is not', null)).orderBy('received_on', 'desc').orderBy('id', 'desc').limit(200).execute();
  return rows.map((row) => ({ id: row.id, words: row.words, page: row.page, receivedOn: row.received_on, doneAt: row.done_at, doneWords: row.done_words }));
}
