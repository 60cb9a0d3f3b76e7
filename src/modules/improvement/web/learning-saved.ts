import { redirect, type Reply } from '#platform/http';

/** What people read after a save in learning and research, on the page where they land. */
export const learningSavedWords = {
  'barrier-read': 'The barrier is read.',
  'barrier-step': 'What becomes of the barrier is written down.',
  'learning-kept': 'The learning is in the log.',
  'learning-decided': 'The decision is written down.',
  'learning-review-kept': 'The review is saved. Only your organisation can read it.',
  'learning-shared': 'What was learned is in the learning log now.',
  'question-read': 'The question is read.',
  'question-answered': 'Whoever asked is told: they see it with their code, and everyone sees it here.',
} as const;

export const learningSavedAt = (href: string, saved: keyof typeof learningSavedWords): Reply => redirect(href, saved);
