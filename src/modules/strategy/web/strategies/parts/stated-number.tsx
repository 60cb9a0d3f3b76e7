import { careWords } from '../passed-date.ts';
import type { StatedNumber as Stated } from '../../../domain/strategy-schema.ts';

/** One printed number as a sentence, with its base, its caveat, its date and its place, always together. */
export function StatedNumber({ number, today }: { number: Stated; today: string }) {
  return (
    <>
      <p class="nhsuk-u-margin-bottom-1" data-quoted><strong>{number.statement}</strong></p>
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1" data-quoted>{numberFacts(number, today).join(' ')}</p>
    </>
  );
}

export function numberFacts(number: Stated, today: string): string[] {
  const { base, asOf, section } = number;
  const care = careWords(number, today);
  return [
    base === undefined ? '' : `Base: ${base}.`, care === '' ? '' : `Take care: ${care}`,
    asOf === undefined ? '' : `As of ${asOf}.`, `Printed in: ${section}.`,
  ].filter((words) => words !== '');
}
