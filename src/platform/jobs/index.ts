export { enqueue, startJobs, type Job, type JobContext, type JobRunnerOptions } from './jobs.ts';
