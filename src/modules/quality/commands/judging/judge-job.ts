import { z } from 'zod';
import type { Tx } from '#platform/db';
import { enqueue, type Job } from '#platform/jobs';
import { judgeShown } from '../../data/results/judge-shown.ts';

const NAME = 'quality-judge-series';
const payloadShape = z.object({ seriesIds: z.array(z.uuid()) });

/** Asks the worker to judge these series anew, because the way in which they are judged has changed. */
export async function askToJudge(tx: Tx, seriesIds: readonly string[]): Promise<void> {
  if (seriesIds.length > 0) await enqueue(tx, { name: NAME, payload: { seriesIds } });
}

export const judgeSeriesJob: Job = {
  name: NAME,
  run: async (payload, { store, now }) => {
    const { seriesIds } = payloadShape.parse(payload);
    await store.within({ as: 'worker' }, (tx) => judgeShown(tx, seriesIds, now));
  },
};
