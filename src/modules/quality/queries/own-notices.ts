import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { responseNotices } from './responses/notices.ts';
import { questionNotices } from './variation/notices.ts';
import { videoNotices } from './watch/video-watch.ts';
import { reviewNotices } from './reviews/reviews-due.ts';

/** What waits for a person in this room: answers to changes in figures, and for leads what is late and what others ask. */
export async function ownNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  return [...(await responseNotices(tx, viewer, now)), ...(await reviewNotices(tx, viewer, now)), ...(await questionNotices(tx, viewer)), ...(await videoNotices(tx, viewer))];
}
