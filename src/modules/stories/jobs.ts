import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Job } from '#platform/jobs';

export const jobs: readonly Job[] = [
  {
    // Who came to an event is forgotten 30 days after it (the privacy page says so).
    name: 'stories-tidy-sign-ups', every: '20 3 * * *',
    run: async (_payload, { store, now }) => void (await store.within({ as: 'worker' }, (tx) => sql`select stories.tidy_sign_ups(${londonDay(now)})`.execute(tx))),
  },
];
