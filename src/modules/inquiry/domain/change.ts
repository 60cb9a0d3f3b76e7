import { stages, stageTitles, type StageAnswer } from './stages.ts';

/** How an answer stands beside the earlier one: in steps of the order, said in words. */
export type Change = 'grown' | 'same' | 'earlier' | 'not comparable';

/** "Not applicable" and a missing answer have no place in the order, so nothing is said about a change to or from them. */
export function changeOf(before: StageAnswer | null, after: StageAnswer | null): Change {
  const [from, to] = [placeOf(before), placeOf(after)];
  if (from === -1 || to === -1) return 'not comparable';
  if (to === from) return 'same';
  return to > from ? 'grown' : 'earlier';
}

const placeOf = (stage: StageAnswer | null): number => stages.findIndex((each) => each === stage);

export function changeWords(before: StageAnswer | null, after: StageAnswer | null): string {
  const change = changeOf(before, after);
  if (before === null || after === null) return 'Not answered both times';
  if (before === after) return `Still ${stageTitles[after].toLowerCase()}`;
  if (change === 'not comparable') return `Was ${stageTitles[before].toLowerCase()}, now ${stageTitles[after].toLowerCase()}`;
  return change === 'grown' ? `Grown from ${stageTitles[before].toLowerCase()} to ${stageTitles[after].toLowerCase()}` : `Was ${stageTitles[before].toLowerCase()}, now back at ${stageTitles[after].toLowerCase()}`;
}

/** The aspects that are least far: where all are needed, the whole is as far as these (requirement S72: the lowest, never the mean). None while one has no answer. */
export function leastFar<Aspect extends { stage: StageAnswer | null }>(aspects: readonly Aspect[]): { stage: StageAnswer; aspects: Aspect[] } | null {
  const placed = aspects.filter(({ stage }) => stage !== 'not-applicable');
  if (placed.length === 0 || placed.some(({ stage }) => stage === null)) return null;
  const lowest = Math.min(...placed.map(({ stage }) => placeOf(stage)));
  const at = stages[lowest];
  return at ? { stage: at, aspects: placed.filter(({ stage }) => stage === at) } : null;
}

/** What a chart or a comparison calls a snapshot: its true year, and that it is late where the strategy asked for an earlier one (requirement S22). */
export function baselineWords(asOf: string, baselineYear: number | null): string {
  const year = asOf.slice(0, 4);
  return baselineYear === null || Number(year) === baselineYear ? `baseline ${year}` : `baseline ${year}, not ${baselineYear}`;
}
