import type { StatedNumber as Stated } from '../../../domain/strategy-schema.ts';
import { dateWords } from '../date-words.ts';
import { careWords } from '../passed-date.ts';

/** One printed number as a sentence, with its base, its caveat, its date and its place, always together. */
export function StatedNumber({ number, today }: { number: Stated; today: string }) {
  return (
    <>
      <p class="nhsuk-u-margin-bottom-1" data-quoted><strong>{number.statement}{isSaid(number) ? '' : `: ${numberWords(number)}`}</strong></p>
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1" data-quoted>{numberFacts(number, today).join(' ')}</p>
    </>
  );
}

/** The number with its unit, as printed and never worked out: "8%", "185,000 people". */
export function numberWords({ value, unit }: Pick<Stated, 'value' | 'unit'>): string {
  if (value === null) return 'No number';
  if (unit === 'percent') return `${value}%`;
  if (unit === 'year') return String(value);
  return unit === 'rank' ? `Number ${value}` : `${value.toLocaleString('en-GB')} ${unit}`;
}

/** Many statements are sentences that hold their number in figures or in words; only a share can stand without it. */
const isSaid = (number: Stated): boolean => number.unit !== 'percent' || number.statement.includes(numberWords(number));

/** What a reader must know to read it rightly: of what it is a share, what to take care of, from when and from where it is. */
export function numberFacts(number: Stated, today: string): string[] {
  const { base, asOf, section, unit } = number;
  return [
    base !== undefined || unit === 'percent' ? `A share of: ${base ?? 'not printed'}.` : '', careWords(number, today),
    asOf === undefined ? '' : `Figures from ${dateWords(asOf)}.`, `Printed in: ${section}.`,
  ].filter((words) => words !== '');
}
