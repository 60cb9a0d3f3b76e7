import { recordEvent } from '#platform/events';
import type { Job } from '#platform/jobs';
import { finishImport } from '../finish-import.ts';
import { publishFigures } from './publish-figures.ts';
import { putFigures, type Put } from './put-figures.ts';

/** Each in one transaction: a worker that is killed leaves nothing half written, and the job runs again. */
export const publishingJobs: readonly Job[] = [
  {
    name: 'quality-load-file',
    run: async ({ id }, { store, now }) => store.within({ as: 'worker' }, (tx) => finishImport(tx, String(id), now)),
  },
  {
    name: 'quality-put-figures',
    run: async (payload, { store, now }) => {
      const { organisationId, figures, reason, changedBy } = payload as unknown as Put;
      await store.within({ as: 'worker' }, async (tx) => {
        const { added, replaced, same, offGrid } = await putFigures(tx, { organisationId, figures, reason, changedBy }, now);
        if (added + replaced + offGrid.length === 0) return;
        for (const measureId of new Set(figures.map((figure) => figure.measureId))) {
          await recordEvent(tx, { now, actor: 'worker' }, { room: 'quality', name: 'figures published', organisationId, subject: { kind: 'measure', id: measureId }, reason, facts: { added, replaced, same, bad: offGrid.length } });
        }
      });
    },
  },
  {
    // Who may see figures changed: totals hold what is shared and nothing else.
    name: 'quality-publish',
    run: async ({ measureId, reason, changedBy }, { store, now }) => {
      await store.within({ as: 'worker' }, (tx) => publishFigures(tx, { measureId: String(measureId), reason: String(reason), changedBy: typeof changedBy === 'string' ? changedBy : null }, now));
    },
  },
];
