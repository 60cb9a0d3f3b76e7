import { sql } from 'kysely';
import { reachJobs } from './data/reach/reach-jobs.ts';
import { enqueue, type Job } from '#platform/jobs';
import { involvedJobs } from './commands/involved/jobs.ts';
import { openDataJobs } from './commands/open-data/open-data-jobs.ts';
import { askForResults, resultJobs } from './commands/results/results-jobs.ts';
import { sendLetters } from './commands/following/send-letters.ts';
import { matterJobs } from './commands/matters/count-answers.ts';

export const jobs: readonly Job[] = [
  ...reachJobs,
  { name: 'conversations-letters', every: '15 6 * * *', run: async (_payload, { store, config, now }) => void (await sendLetters(store, config, now)) },
  ...matterJobs,
  ...resultJobs,
  {
    name: 'conversations-seal-phase',
    run: async ({ number }, { store, now }) => {
      const phaseNumber = Number(number);
      await store.within({ as: 'worker' }, async (tx) => {
        const { rows } = await sql<{ sealed: boolean; waits: boolean }>`select conversations.seal_phase(${phaseNumber}, ${now}) as sealed,
          exists (select from conversations.phase p where p.number = ${phaseNumber} and p.closed_at is not null and p.sealed_at is null) as waits`.execute(tx);
        if (rows[0]?.sealed) await askForResults(tx, phaseNumber, now);
        if (!rows[0]?.sealed && rows[0]?.waits) await enqueue(tx, { name: 'conversations-seal-phase', payload: { number: phaseNumber }, key: `seal phase ${phaseNumber}`, runAt: new Date(now.getTime() + 60_000) });
      });
    },
  },
  {
    // A phase whose time is over is closed by the clock; who was asleep then is not needed.
    name: 'conversations-close-what-is-over',
    every: '*/5 * * * *',
    run: async (_payload, { store, now }) => {
      await store.within({ as: 'worker' }, async (tx) => {
        const { rows } = await sql<{ number: number }>`update conversations.phase set closed_at = closes_at, revision = revision + 1
          where announced_at is not null and closed_at is null and closes_at <= ${now} returning number`.execute(tx);
        for (const { number } of rows) await enqueue(tx, { name: 'conversations-seal-phase', payload: { number }, key: `seal phase ${number}`, runAt: new Date(now.getTime() + 120_000) });
      });
    },
  },
  ...involvedJobs,
  ...openDataJobs,
];
