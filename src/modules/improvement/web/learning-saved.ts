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
  'pathway-begun': 'The pathway is begun. Change its steps as you need.',
  'pathway-changed': 'The pathway is changed.',
  'pathway-approved': 'The pathway is approved. Both statements are for everyone to read.',
  'evidence-added': 'The evidence is written down.',
  'evidence-linked': 'The evidence is linked.',
  'none-found': 'It is written down that you looked and found none.',
  'evidence-asked': 'Your request waits for somebody who can search.',
  'evidence-answered': 'The request is answered.',
  'gap-noted': 'The gap is written down.',
  'gap-asked': 'The gap is a question for research now.',
  'guidance-added': 'The guidance is in the register.',
  'guidance-status': 'It is written down how far the service uses it.',
  'study-registered': 'The study is registered.',
  'study-changed': 'The study is changed.',
  'partner-added': 'The partner is in the register.',
  'partner-changed': 'It is written down what came of it.',
  'output-added': 'The output is in the register.',
  'output-used': 'It is written down who used it and what changed.',
} as const;

export const learningSavedAt = (href: string, saved: keyof typeof learningSavedWords): Reply => redirect(href, saved);
