import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Forbidden } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Job } from '#platform/jobs';
import { authorise, type Acting } from '../../data/acting.ts';

/** Counts what is checked, in batches of eight or more, and answers how many answers were counted. */
export async function countAnswers(tx: Tx, acting: Acting, organisationId: string): Promise<number> {
  authorise(acting, 'read what matters', organisationId);
  const { rows } = await sql<{ counted: number | null }>`select conversations.count_own_matters(${organisationId}, ${acting.now}) as counted`.execute(tx);
  const counted = rows[0]?.counted;
  if (counted === null || counted === undefined) throw new Forbidden();
  if (counted > 0) await recordEvent(tx, acting, { room: 'conversations', name: 'what matters counted', organisationId, subject: { kind: 'organisation', id: organisationId }, facts: { answers: counted } });
  return counted;
}

export const matterJobs: readonly Job[] = [
  {
    // Once a week, so that nobody can send seven answers and learn soon what the eighth one says.
    name: 'conversations-count-what-matters',
    every: '20 3 * * 1',
    run: async (_payload, { store, now }) => {
      await store.within({ as: 'worker' }, async (tx) => {
        await sql`select conversations.count_matters(d.organisation_id, ${now}) from conversations.matters_desk d`.execute(tx);
      });
    },
  },
  {
    // Each night: what is two years old is forgotten, and the rest is written anew in random order.
    name: 'conversations-stir-what-matters',
    every: '40 3 * * *',
    run: async (_payload, { store, now }) => {
      await store.within({ as: 'worker' }, async (tx) => {
        await sql`select conversations.forget_old_matters(${now})`.execute(tx);
        await sql`select conversations.stir_matters()`.execute(tx);
      });
    },
  },
];
