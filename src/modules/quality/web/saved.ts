import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'figures-uploaded': 'The file is here. Nothing is loaded yet: look at it first.',
  'figures-mapped': 'The columns are chosen. Nothing is loaded yet.',
  'difference-asked': 'The question is asked. Say whether the difference has a good reason.',
  'difference-answered': 'The answer is kept.',
  'judging-set': 'It is kept. The chart is judged by it now.',
  'judging-ended': 'It has ended and stays in the list.',
  'measure-kept': 'The definition is kept as a version of its own.',
  'figures-loaded': 'The figures are on their way.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
