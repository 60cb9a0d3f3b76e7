import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Job } from '#platform/jobs';
import { tellOfQuotesLeft } from './commands/cases/quotes.ts';
import { sendNews } from './commands/following/send-news.ts';
import { checkLinks } from './commands/library/check-links.ts';

export const jobs: readonly Job[] = [
  { name: 'stories-news', every: '25 6 * * *', run: async (_payload, context) => void (await sendNews(context)) },
  { name: 'stories-quotes-left', every: '50 2 * * *', run: async (_payload, { store, now }) => tellOfQuotesLeft(store, now) },
  {
    // Who came to an event is forgotten 30 days after it (the privacy page says so).
    name: 'stories-tidy-sign-ups', every: '20 3 * * *',
    run: async (_payload, { store, now }) => void (await store.within({ as: 'worker' }, (tx) => sql`select stories.tidy_sign_ups(${londonDay(now)})`.execute(tx))),
  },
  {
    // Nothing leaves the server unless the operator says so (CHECK_LINKS).
    name: 'stories-check-links', every: '40 2 * * *',
    run: async (_payload, { store, now, config }) => {
      if (config.checkLinks) await checkLinks(store, now);
    },
  },
];
