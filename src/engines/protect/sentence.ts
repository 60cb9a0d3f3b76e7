/** One plain sentence for a reader. Says nothing about why single figures are hidden. */
export function protectSentence({ shown, hidden, minimum, rounding }: { shown: number; hidden: number; minimum: number; rounding: number | null }): string {
  if (shown + hidden === 0) return 'There are no figures to show.';
  const rounded = rounding === null ? '' : ` Figures are rounded to the nearest ${rounding}.`;
  if (hidden === 0) return `${shown === 1 ? 'The figure is' : `All ${shown} figures are`} shown: no group is smaller than ${minimum} people.${rounded}`;
  return `${shown} of ${shown + hidden} figures are shown; the others are hidden so that nothing can be worked out about groups of fewer than ${minimum} people.${rounded}`;
}
