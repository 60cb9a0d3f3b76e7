import type { Job } from '#platform/jobs';
import { markCyclesJob } from './commands/cycles/mark-cycles.ts';

export const jobs: readonly Job[] = [markCyclesJob];
