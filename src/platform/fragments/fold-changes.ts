import { sql } from 'kysely';
import type { Job } from '#platform/jobs';

/** Whoever asks for a topic adds up its notes, so they are not left to become many. */
export const foldChangesJob: Job = { name: 'fold-changes', every: '*/5 * * * *', run: async (_payload, { store }) => void (await store.within({ as: 'worker' }, (tx) => sql`select platform.fold_changes()`.execute(tx))) };
