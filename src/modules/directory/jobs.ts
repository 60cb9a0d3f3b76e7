import { sql } from 'kysely';
import type { Job } from '#platform/jobs';

/** Every hour: links, ceremonies and sessions that are over are deleted. A used link is kept for a day, to say that it was used. */
export const jobs: readonly Job[] = [{
  name: 'clear-ended-secrets',
  every: '17 * * * *',
  run: async (_payload, { store, now }) => {
    const yesterday = new Date(now.getTime() - 86_400_000);
    await store.within({ as: 'worker' }, async (tx) => {
      await tx.deleteFrom('directory.sign_in_link').where('expires_at', '<', yesterday).execute();
      await tx.deleteFrom('directory.ceremony').where('expires_at', '<', now).execute();
      await tx.deleteFrom('platform.session').where('expires_at', '<', now).execute();
      await tx.deleteFrom('platform.kept_answer').where('made_at', '<', yesterday).execute();
      await tx.deleteFrom('platform.sent_form').where('sent_hour', '<', yesterday).execute();
      await sql`select platform.clear_counts(${yesterday})`.execute(tx);
    });
  },
}];
