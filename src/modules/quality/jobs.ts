import type { Job } from '#platform/jobs';
import { countAnswers } from './commands/experience/keep-answers.ts';
import { openResponses } from './commands/responses/open-responses.ts';
import { judgeSeriesJob } from './commands/judging/judge-job.ts';
import { remindOfFigures } from './commands/collections/remind.ts';
import { publishingJobs } from './commands/publishing/jobs.ts';
import { judgeAll } from './data/results/judge-all.ts';

/** How long a file waits to be loaded or mended before its rows are taken out. */
const KEPT_DAYS = 30;

/** Files may hold more than figures, so their rows do not stay: what was loaded stands in the series. */
export const clearFilesJob: Job = {
  name: 'quality-clear-files',
  every: '30 3 * * *',
  run: async (_payload, { store, now }) => {
    const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await store.within({ as: 'worker' }, (tx) => tx.deleteFrom('quality.import').where('uploaded_at', '<', before).execute());
  },
};

/** A task for every signal that was raised since. Apart from judging: who loads figures does not wait for it. */
const openResponsesJob: Job = { name: 'quality-open-responses', every: '*/5 * * * *', run: async (_payload, { store, now }) => void (await store.within({ as: 'worker' }, (tx) => openResponses(tx, now))) };

/** Results are written with the figures; this catches what an upgrade of the engine or a change of a definition left behind. */
export const judgeAgainJob: Job = { name: 'quality-judge-again', every: '45 2 * * *', run: async (_payload, { store, now }) => void (await judgeAll(store, now)) };

/** Answers about care are counted when their quarter has ended, and then taken out. */
const countAnswersJob: Job = { name: 'quality-count-answers', every: '20 2 * * *', run: async (_payload, { store, now }) => void (await countAnswers(store, now)) };

/** Each morning: which figures are due within days, or late? Running it twice writes to nobody twice. */
const remindJob: Job = {
  name: 'quality-reminders', every: '40 7 * * *',
  run: async (_payload, { store, now, config, log }) => {
    const people = await remindOfFigures(store, { now, baseUrl: config.baseUrl });
    if (people > 0) log.info('people reminded of figures', { people });
  },
};

export const jobs: readonly Job[] = [clearFilesJob, judgeAgainJob, judgeSeriesJob, openResponsesJob, countAnswersJob, remindJob, ...publishingJobs];
