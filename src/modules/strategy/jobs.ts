import type { Job } from '#platform/jobs';
import { remindOwners } from './commands/remind-owners.ts';

/** Each morning: whose updates are due? Running it twice in a day writes to nobody twice. */
export const remindOwnersJob: Job = {
  name: 'remind-owners',
  every: '0 7 * * *',
  run: async (_payload, { store, now, config, log }) => {
    const owners = await remindOwners(store, { now, baseUrl: config.baseUrl });
    if (owners > 0) log.info('owners reminded of updates', { owners });
  },
};

export const jobs: readonly Job[] = [remindOwnersJob];
