import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { sentences } from '../../permissions.ts';
import { taskLines } from './tasks.ts';

/** What waits for this person: answers they were asked for; for leads, those of their organisations that are late. */
export async function responseNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  if (!viewer.personId) return [];
  const mine = await taskLines(tx, { state: 'waiting', ownerId: viewer.personId }, now);
  const late = await taskLines(tx, { state: 'overdue', organisationIds: organisationsWhere(sentences, viewer, 'hand over answers') }, now);
  return [
    ...(mine.length > 0 ? [{ text: `${mine.length === 1 ? '1 change in the figures waits' : `${mine.length} changes in the figures wait`} for your answer`, href: '/quality/responses?who=me' }] : []),
    ...(late.length > 0 ? [{ text: `${late.length === 1 ? '1 answer' : `${late.length} answers`} to changes in the figures ${late.length === 1 ? 'is' : 'are'} late where you lead`, href: '/quality/responses?state=overdue' }] : []),
  ];
}
