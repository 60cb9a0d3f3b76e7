import type { ShownFigure } from '../../queries/imports/correctable-series.ts';

/** A figure that is shown, or why there is none: "14 of 220". */
export function figureWords({ numerator, denominator, tooFew }: ShownFigure): string {
  if (tooFew) return 'Too few people to show safely';
  if (numerator === null) return 'no figure';
  return denominator === null ? numerator.toLocaleString('en-GB') : `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`;
}
