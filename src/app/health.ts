import { get, json, type Route } from '#platform/http';

/** For the machine that watches: live says the process answers, ready says the database does too. */
export const healthRoutes: readonly Route[] = [
  get('/health/live', 'see whether the service is up', () => json({ live: true }), { isForWatchers: true }),
  get('/health/ready', 'see whether the service is up', async ({ store }) => {
    try {
      await store.ping();
      return json({ ready: true });
    } catch {
      return json({ ready: false, because: 'the database does not answer' }, 503);
    }
  }, { isForWatchers: true }),
];
