/** The smallest number of people that is shown; the tables keep no smaller one (`conversations.fewest_people()`). */
export const FEWEST_SHOWN = 8;
export const TOO_FEW = 'Too few people to show safely';

const STEP = 10;

/**
 * Two ways to sort the same people, each count in full tens (0 is "too few"). Where both together would narrow a hidden count to fewer
 * than eight possible numbers, the largest counts of the other way are lowered by ten until they no longer do.
 */
export function tellTwoWays(one: readonly number[], other: readonly number[]): [number[], number[]] {
  const [first, second] = [[...one], [...other]];
  while (first.length > 0 && second.length > 0 && sum(second) - sum(first) > mostBetween(first)) lower(second);
  while (first.length > 0 && second.length > 0 && sum(first) - sum(second) > mostBetween(second)) lower(first);
  return [first, second];
}

/** By how much the others' sum may stand above the sum of these tens while each of these may still be any of eight numbers. */
const mostBetween = (tens: readonly number[]): number => (STEP - 1) * (tens.length - 1) + (STEP - FEWEST_SHOWN);
const sum = (tens: readonly number[]): number => tens.reduce((total, ten) => total + ten, 0);

function lower(tens: number[]): void {
  const at = tens.indexOf(Math.max(...tens));
  tens[at] = (tens[at] ?? 0) - STEP;
}

/** "at least 20", or that there are too few. */
export const tensWords = (tens: number): string => (tens < STEP ? TOO_FEW : `${tens} or more`);
