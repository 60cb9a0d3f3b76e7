import type { Job } from '#platform/jobs';
import { countSentUp } from './commands/count-sent-up.ts';
import { countShared } from './commands/count-shared.ts';
import { endWithAnswers } from './commands/priorities/end-celebrations.ts';

export const jobs: readonly Job[] = [
  // Each night of the first days, in case the site was away on the first: what is counted once waits no more.
  { name: 'inquiry-count-shared', every: '20 3 1-7 * *', run: async (_payload, { store, now }) => void (await countShared(store, now)) },
  { name: 'inquiry-count-sent-up', every: '40 3 1-7 * *', run: async (_payload, { store, now }) => void (await countSentUp(store, now)) },
  // The page of a priority says at once that an answer is gone; here the state follows, with its history.
  { name: 'inquiry-celebrations', every: '*/5 * * * *', run: async (_payload, { store, now }) => void (await endWithAnswers(store, now)) },
];
