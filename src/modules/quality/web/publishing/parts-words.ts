import { periodAt, periodName, type Grain } from '../../domain/periods.ts';
import type { SeriesOfFigures } from '../../queries/series-page.ts';

/** How much of what could be in an added-up figure is in it: "Added up from the figures of 11 of 14 units in Mar 2026." */
export function partsWords({ firstPeriod, partsKnown, parts }: Pick<SeriesOfFigures, 'firstPeriod' | 'partsKnown' | 'parts'>, grain: Grain): string {
  const known = partsKnown.findLastIndex((count) => count > 0);
  if (known < 0) return 'Added up from the figures of the units below.';
  const fewer = partsKnown.filter((count, at) => count < (parts[at] ?? 0)).length;
  const last = `Added up from the figures of ${partsKnown[known]} of ${parts[known]} ${parts[known] === 1 ? 'unit' : 'units'} in ${periodName(periodAt(firstPeriod, grain, known), grain)}.`;
  return fewer === 0 ? `${last} No figure is missing in any period.` : `${last} In ${fewer} of ${partsKnown.length} periods some are missing.`;
}
