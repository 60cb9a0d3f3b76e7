import type { Job } from '#platform/jobs';
import { openResponses } from './commands/responses/open-responses.ts';

/** How long a file waits to be loaded or mended before its rows are taken out. */
const KEPT_DAYS = 30;

/** Files may hold more than figures, so their rows do not stay: what was loaded stands in the series. */
export const clearFilesJob: Job = {
  name: 'quality-clear-files',
  every: '30 3 * * *',
  run: async (_payload, { store, now }) => {
    const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await store.within({ as: 'worker' }, (tx) => tx.deleteFrom('quality.import').where('uploaded_at', '<', before).execute());
  },
};

/** For signals that were raised without a task beside them: nothing is left without an answer for longer than a night. */
const openResponsesJob: Job = { name: 'quality-open-responses', every: '50 4 * * *', run: async (_payload, { store, now }) => void (await store.within({ as: 'worker' }, (tx) => openResponses(tx, now))) };

export const jobs: readonly Job[] = [clearFilesJob, openResponsesJob];
