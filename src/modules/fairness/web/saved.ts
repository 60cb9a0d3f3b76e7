import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'characteristic-added': 'The characteristic is added. Files may name it from now on.',
  'group-added': 'The group is added. Files may name it from now on.',
  'priority-chosen': 'The group is on the list of those you look at first.',
  'priority-ended': 'The group is off the list. What stood there before is kept.',
  'areas-loaded': 'The areas are loaded.',
  'gap-answered': 'The action is recorded.',
  'gap-action-ended': 'The action has ended.',
  'activity-planned': 'The activity is planned. Everyone can read it.',
  'activity-went-on': 'It is kept. Everyone can read it.',
  'inequality-reviewed': 'The review is recorded.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
