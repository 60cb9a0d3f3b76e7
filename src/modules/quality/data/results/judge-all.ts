import type { Store } from '#platform/db';
import { judgeShown, type JudgedShown } from './judge-shown.ts';

/** Series of one transaction: whoever publishes figures of them waits no longer than these take. */
const TOGETHER = 1_000;

/** While one lane reckons here, the other's rows are read or written in the database: two cores have both to do. */
const LANES = 2;

/** Judges every series whose result is not the one that today's engine, figures, baselines and targets give: after an upgrade all of them. */
export async function judgeAll(store: Store, now: Date): Promise<JudgedShown & { series: number }> {
  const ids = await store.within({ as: 'worker' }, (tx) => tx.selectFrom('quality.series').select('id').execute());
  const total = { series: ids.length, judged: 0, raised: 0, ended: 0 };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < ids.length) {
      const part = ids.slice(next, (next += TOGETHER)).map(({ id }) => id);
      const { judged, raised, ended } = await store.within({ as: 'worker' }, (tx) => judgeShown(tx, part, now));
      total.judged += judged;
      total.raised += raised;
      total.ended += ended;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return total;
}
