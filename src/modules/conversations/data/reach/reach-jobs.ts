import type { Job } from '#platform/jobs';
import { drawReach, phasesToDraw } from './draw-figures.ts';

export const reachJobs: readonly Job[] = [
  {
    // Once an hour, so that the hour of a figure says nothing about the minute of an answer.
    name: 'conversations-draw-reach',
    every: '17 * * * *',
    run: async (_payload, { store, now }) => {
      const phases = await store.within({ as: 'worker' }, (tx) => phasesToDraw(tx, now));
      for (const phase of phases) await store.within({ as: 'worker' }, (tx) => drawReach(tx, phase, now));
    },
  },
];
