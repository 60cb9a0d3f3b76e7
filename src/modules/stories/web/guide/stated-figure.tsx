import { formatDay, isDay } from '#platform/clock';
import type { StatedFigure } from '../../queries/guide/stated-figures.ts';

/** "2022-06 (publication)" as "June 2022 (publication)"; what is no date stays as it is. */
export function asOfWords(asOf: string): string {
  const [, year, month, day, rest = ''] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(.*)$/.exec(asOf) ?? [];
  if (!year) return asOf;
  if (!month) return `${year}${rest}`;
  if (!isDay(`${year}-${month}-${day ?? '01'}`)) return asOf;
  const words = formatDay(`${year}-${month}-${day ?? '01'}`);
  return `${day ? words : words.replace(/^\d+ /, '')}${rest}`;
}

export function valueWords({ value, unit }: Pick<StatedFigure, 'value' | 'unit'>): string {
  if (value === null) return 'No number';
  if (unit === 'percent') return `${value}%`;
  if (unit === 'year') return String(value);
  return unit === 'rank' ? `Number ${value}` : `${value.toLocaleString('en-GB')} ${unit}`;
}

/** One figure with its source, its date and its caveat, always together (requirement S8). `words` says what it counts. */
export function StatedFigureLine({ figure, words }: { readonly figure: StatedFigure; readonly words: string }) {
  return (
    <p class="nhsuk-u-reading-width">
      <strong>{valueWords(figure)}</strong> {words}
      <br />
      <span class="nhsuk-body-s">Source: <span data-quoted>{figure.source}</span>{figure.asOf && `, ${asOfWords(figure.asOf)}`}. {figure.isExample && 'This figure is an example. '}<a href="/stated-figures">All figures and their sources</a></span>
      {figure.caveat && <><br /><span class="nhsuk-body-s" data-quoted>{figure.caveat}</span></>}
    </p>
  );
}
