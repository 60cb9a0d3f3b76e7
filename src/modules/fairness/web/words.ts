import { unitAfter } from '#modules/quality';
import type { MeasureLine } from '#modules/quality';
import type { Count } from '../domain/counts.ts';
import { mayBeChance, type Gap, type Interval } from '../domain/gap.ts';

export const TOO_FEW = 'Too few people to show safely';
export const NO_FIGURE = 'No figure came in';

type Unit = Pick<MeasureLine, 'unit' | 'unitWords'>;

/** A number as people read it, with a real minus sign. */
export const numberWords = (value: number, places = 1): string => value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places, signDisplay: 'negative' }).replace('-', '−');

export const rateWords = (value: number, measure: Unit): string => `${numberWords(value, measure.unit === 'percent' ? 1 : 2)}${unitAfter(measure)}`;

/** "14.2 to 26.9"; says so where no limits can be given. */
export const limitWords = ({ lower, upper }: Interval, places = 1): string => (lower === null || upper === null ? 'no interval can be given' : `${numberWords(lower, places)} to ${numberWords(upper, places)}`);

export const pointWords = (value: number, { unit, unitWords }: Unit): string => (unit === 'percent' ? `${numberWords(value)} points` : `${numberWords(value, 2)}${unitWords === '' ? '' : ` ${unitWords}`}`);

export const countWords = ({ numerator, denominator }: Count): string => `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`;

/** What may be said of a gap on its own: how large, how sure. */
export function gapSentence({ points }: Gap, measure: Unit): string {
  if (mayBeChance(points)) return `The gap is ${pointWords(points.value, measure)} (95% interval ${limitWords(points)}). Chance alone may explain it: a gap cannot be ruled in or out.`;
  return points.value > 0
    ? `They are behind by ${pointWords(points.value, measure)} (95% interval ${limitWords(points)}). Chance alone does not explain that.`
    : `They are ahead by ${pointWords(-points.value, measure)} (95% interval ${numberWords(-(points.upper ?? 0))} to ${numberWords(-(points.lower ?? 0))}). Chance alone does not explain that.`;
}

/** How many more people it would have been at the comparison's rate; nothing where the group is not behind. */
export function peopleSentence({ people }: Gap, { direction, numerator }: Pick<MeasureLine, 'direction' | 'numerator'>): string {
  if (!people || people.value < 0) return '';
  const [count, word] = [Math.round(people.value), direction === 'decrease' ? 'fewer' : 'more'];
  const range = people.lower === null || people.upper === null ? '' : ` (95% interval ${numberWords(people.lower, 0)} to ${numberWords(people.upper, 0)})`;
  return `At the rate of the comparison it would have been about ${count} ${word} ${count === 1 ? 'person' : 'people'} of this group${range}. Counted are: ${numerator[0]?.toLowerCase()}${numerator.slice(1)}.`;
}
