import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'snapshot-begun': 'The snapshot is begun. Each step is saved when you go on; you can come back on any device.',
  'step-saved': 'The step is saved.',
  'snapshot-signed': 'The snapshot is signed off. What it says stays as it is from now on.',
  'snapshot-signed-not-sent': 'The snapshot is signed off. It was not sent up: try again under “Sent up”.',
  'snapshot-sent': 'It counts at the level above now. You can take it back.',
  'snapshot-taken-back': 'It is taken back, and counts there no more.',
  'snapshot-part-added': 'It is added to the snapshot.',
  'own-snapshot-gone': 'Your snapshot is gone.',
  'own-snapshot-shared': 'Your snapshot will join the next count of eight people or more. Until then you can take it back.',
  'own-snapshot-kept': 'Your snapshot will not be counted.',
  'priority-begun': 'The priority is recorded. It goes live when it has a measure plan and a celebration plan.',
  'priority-planned': 'The plans are saved.',
  'priority-live': 'The priority is live.',
  'priority-objective': 'The priority is a draft objective now. Publish it when it is whole.',
  'priority-dropped': 'The priority is dropped. Its reason is kept.',
  'priority-improved': 'The priority is marked as improved.',
  'priority-celebrated': 'The priority is marked as celebrated.',
  'achievement-marked': 'The achievement is marked. What stood there before is kept.',
  'achievement-objective': 'A draft objective goes on from the achievement and carries its history.',
  'worked-told': 'What worked is recorded.',
  'worked-promoted': 'It waits as a draft for a case study.',
  'questions-loaded': 'The questions are loaded.',
  'questions-same': 'Nothing has changed in these questions.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
