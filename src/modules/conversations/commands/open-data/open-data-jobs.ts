import type { Job } from '#platform/jobs';
import { keepBundles } from './keep-bundles.ts';

export const openDataJobs: readonly Job[] = [
  {
    name: 'conversations-keep-open-data',
    every: '*/5 * * * *',
    run: async (_payload, { store, now }) => void (await keepBundles(store, now)),
  },
];
