/** One plain sentence for a reader. Says nothing about why single figures are hidden. */
export function protectSentence({ shown, hidden, failed, minimum, rounding, zerosSafe }: { shown: number; hidden: number; failed: number; minimum: number; rounding: number | null; zerosSafe: boolean }): string {
  const unused = failed === 0 ? '' : ` ${failed} more could not be used; ${failed === 1 ? 'it says' : 'each says'} why.`;
  if (shown + hidden === 0) return `There are no figures to show.${unused}`;
  const rounded = rounding === null ? '' : ` Figures are rounded to the nearest ${rounding}.`;
  const smallest = zerosSafe ? `no group of anybody is smaller than ${minimum} people` : `no group is smaller than ${minimum} people`;
  if (hidden === 0) return `${shown === 1 ? 'The figure is' : `All ${shown} figures are`} shown: ${smallest}.${rounded}${unused}`;
  const of = shown + hidden === 1 ? 'The figure is hidden' : `${shown} of ${shown + hidden} figures are shown; the others are hidden`;
  return `${of} so that nothing can be worked out about groups of fewer than ${minimum} people.${rounded}${unused}`;
}
