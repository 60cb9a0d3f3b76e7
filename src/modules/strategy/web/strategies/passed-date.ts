import type { StatedNumber } from '../../domain/strategy-schema.ts';

/** What a reader must know to read a number rightly: the caveat, or for a year that was a goal, whether it is over. */
export function careWords(number: StatedNumber, today: string): string {
  return passedWords(number, today) || (number.caveat ?? '');
}

/**
 * A year that a document set as a goal and that is over is never shown as still to come. Nothing here knows whether it was
 * met, so that is what it says. Years that are no goal (a baseline) carry no such words.
 */
function passedWords({ unit, value, statement }: StatedNumber, today: string): string {
  const isGoal = unit === 'year' && value !== null && /\bby \d{4}\b/.test(statement);
  if (!isGoal) return '';
  return value < Number(today.slice(0, 4)) ? 'This date has passed; it is not known here whether it was met.' : 'This date is still to come.';
}
