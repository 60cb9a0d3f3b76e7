import { professions } from '#modules/directory';
import { unitAfter, type Measure } from '../../domain/measure.ts';
import { periodName } from '../../domain/periods.ts';

/** A last figure with its period: "70%, Sept 2026"; four figures are enough to read. */
export function lastWords({ lastValue, lastPeriod }: { lastValue: number | null; lastPeriod: string | null }, measure: Pick<Measure, 'unit' | 'unitWords' | 'grain'>): string {
  if (lastValue === null || lastPeriod === null) return 'None';
  return `${Number(lastValue.toPrecision(4)).toLocaleString('en-GB')}${unitAfter(measure)}, ${periodName(lastPeriod, measure.grain)}`;
}

export const professionWords = (profession: string): string => (profession === '' ? 'All professions together' : (professions.find(({ code }) => code === profession)?.title ?? profession));
