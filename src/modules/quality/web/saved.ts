import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'figures-uploaded': 'The file is here. Nothing is loaded yet: look at it first.',
  'figures-mapped': 'The columns are chosen. Nothing is loaded yet.',
  'figures-shared': 'Saved. Figures of the units above change in a moment.',
  'difference-asked': 'The question is asked. Say whether the difference has a good reason.',
  'difference-answered': 'The answer is kept.',
  'judging-set': 'It is kept. The chart is judged by it now.',
  'judging-ended': 'It has ended and stays in the list.',
  'measure-kept': 'The definition is kept as a version of its own.',
  'figures-loaded': 'The figures are on their way.',
  'signal-answered': 'Your answer is saved. It stands beside the chart.',
  'answer-handed-over': 'It is saved who is asked for an answer now.',
  'people-asked': 'Everyone can now say whether it helped.',
  'people-not-asked': 'Nobody is asked any more. What people said stays.',
  'voice-read': 'Your choice about these words is saved.',
  'experience-made': 'The questions are here. Load answers from a file, or let everyone answer on this site.',
  'experience-loaded': 'The answers are counted. The file is not kept.',
  'experience-used': 'It is saved what changed. These answers are used now.',
  'experience-opened': 'Everyone can now answer these questions.',
  'experience-closed': 'Nobody can answer these questions any more.',
  'outcomes-made': 'The instrument is here. Load scores from a file when a quarter has ended.',
  'waits-loaded': 'The waits are added up. The file is not kept.',
  'outcomes-loaded': 'The scores are added up. The file is not kept.',
  'series-linked': 'The figures are linked to the objective.',
  'series-unlinked': 'The figures no longer stand with the objective.',
  'objective-reviewed': 'The review is saved. Everyone who may see the objective reads its summary.',
  'figure-corrected': 'The figure is on its way. What was there before stands in the history.',
  'collection-set-up': 'The collection is set up. Those who may load figures are reminded from three days before each due day.',
  'collection-ended': 'The collection has ended. Nobody is reminded of it any more.',
  'figure-not-to-come': 'Noted. Nobody is reminded of that figure any more.',
  'row-mended': 'The row is mended.',
  'row-mended-loaded': 'The row is mended and its figure is on its way.',
  'row-left-out': 'The row is left out, and your reason stands beside the file.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
