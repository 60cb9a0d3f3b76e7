import type { StatedNumber as Stated } from '../../../domain/strategy-schema.ts';

/** One printed number as a sentence, with its base, its caveat, its date and its place, always together. */
export function StatedNumber({ number }: { number: Stated }) {
  return (
    <>
      <p class="nhsuk-u-margin-bottom-1"><strong>{number.statement}</strong></p>
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">
        {numberFacts(number).join(' ')}
      </p>
    </>
  );
}

export function numberFacts({ base, caveat, asOf, section }: Stated): string[] {
  return [
    base === undefined ? '' : `Base: ${base}.`, caveat === undefined ? '' : `Take care: ${caveat}`,
    asOf === undefined ? '' : `As of ${asOf}.`, `Printed in: ${section}.`,
  ].filter((words) => words !== '');
}
