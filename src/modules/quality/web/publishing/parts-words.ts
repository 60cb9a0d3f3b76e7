import { professions } from '#modules/directory';
import { multiplierOf, unitAfter, type Measure } from '../../domain/measure.ts';
import { periodAt, periodName, type Grain } from '../../domain/periods.ts';
import { tooFewWords } from '../../domain/publishing/policy.ts';
import type { SeriesOfFigures } from '../../queries/series-page.ts';

/** How much of what could be in an added-up figure is in it: "Added up from the figures of 11 of 14 units in Mar 2026." */
export function partsWords({ firstPeriod, partsKnown, parts }: Pick<SeriesOfFigures, 'firstPeriod' | 'partsKnown' | 'parts'>, grain: Grain): string {
  const known = partsKnown.findLastIndex((count) => count > 0);
  if (known < 0) return 'Added up from the figures of the units below.';
  const fewer = partsKnown.filter((count, at) => count < (parts[at] ?? 0)).length;
  const last = `Added up from the figures of ${partsKnown[known]} of ${parts[known]} ${parts[known] === 1 ? 'unit' : 'units'} in ${periodName(periodAt(firstPeriod, grain, known), grain)}.`;
  return fewer === 0 ? `${last} No figure is missing in any period.` : `${last} In ${fewer} of ${partsKnown.length} periods some are missing.`;
}

export const professionTitle = (code: string): string => professions.find((one) => one.code === code)?.title ?? code;

/** The newest figure in words, also where it may not be shown. */
export function lastWords({ firstPeriod, numerators, denominators, tooFew }: SeriesOfFigures, measure: Pick<Measure, 'grain' | 'unit' | 'unitWords'> & { multiplier: number }): string {
  const at = numerators.findLastIndex((value, place) => value !== null || tooFew[place] === true);
  if (at < 0) return 'None';
  const [numerator, denominator] = [numerators[at] ?? null, denominators[at] ?? null];
  const period = periodName(periodAt(firstPeriod, measure.grain, at), measure.grain);
  if (numerator === null) return `${tooFewWords}, ${period}`;
  const value = measure.unit === 'count' ? numerator : denominator === null || denominator === 0 ? null : (numerator / denominator) * multiplierOf(measure);
  return value === null ? `None, ${period}` : `${value.toLocaleString('en-GB', { maximumFractionDigits: 1 })}${unitAfter(measure)}, ${period}`;
}
