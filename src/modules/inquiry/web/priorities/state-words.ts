import type { Priority } from '../../queries/priorities.ts';

/** Where a priority stands, in words. */
export function stateWords({ droppedOn, celebratedOn, improvedOn, objectiveId, liveOn }: Priority): string {
  if (droppedOn) return 'Dropped';
  if (celebratedOn) return 'Celebrated';
  if (improvedOn) return 'Improved';
  if (objectiveId) return 'An objective';
  return liveOn ? 'Live' : 'Being planned';
}
