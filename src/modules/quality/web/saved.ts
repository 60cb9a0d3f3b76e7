import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'figures-uploaded': 'The file is here. Nothing is loaded yet: look at it first.',
  'figures-mapped': 'The columns are chosen. Nothing is loaded yet.',
  'figures-loaded': 'The figures are on their way.',
  'figure-corrected': 'The figure is on its way. What was there before stands in the history.',
  'collection-set-up': 'The collection is set up. Those who may load figures are reminded from three days before each due day.',
  'collection-ended': 'The collection has ended. Nobody is reminded of it any more.',
  'figure-not-to-come': 'Noted. Nobody is reminded of that figure any more.',
  'row-mended': 'The row is mended.',
  'row-mended-loaded': 'The row is mended and its figure is on its way.',
  'row-left-out': 'The row is left out, and your reason stands beside the file.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
