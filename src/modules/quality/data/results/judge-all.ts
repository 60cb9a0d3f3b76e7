import type { Store } from '#platform/db';
import { findStale } from './find-stale.ts';
import { judgeShown, type JudgedShown } from './judge-shown.ts';

/** Series of one transaction: whoever publishes figures of them waits no longer than these take. */
const TOGETHER = 1_000;

/** While one lane reckons here, the rows of others are read or written in the database: with four, two cores hardly ever wait. */
const LANES = 4;

/** Judges every series whose result is not the one that today's engine, figures, baselines and targets give: after an upgrade all of them. */
export async function judgeAll(store: Store, now: Date): Promise<JudgedShown & { series: number }> {
  const { series, stale } = await store.within({ as: 'worker' }, findStale);
  const total = { series, judged: 0, raised: 0, ended: 0 };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < stale.length) {
      const part = stale.slice(next, (next += TOGETHER));
      const { judged, raised, ended } = await store.within({ as: 'worker' }, (tx) => judgeShown(tx, part, now));
      total.judged += judged;
      total.raised += raised;
      total.ended += ended;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return total;
}
