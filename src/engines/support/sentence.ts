import type { ExposureLevel } from './input.ts';

export interface PerHundred {
  readonly per100: number;
  readonly low: number;
  readonly high: number;
}

/** Who the hundred people are, by the level of exposure that was used. */
const people: Record<Exclude<ExposureLevel, 'visible-time'>, string> = {
  examined: 'who read this',
  impressions: 'who had this on their screen',
  served: 'whose page held this',
};

/** One plain sentence for a reader about one idea. */
export function supportSentence({ level, backed, opposed, up, days, perDay }: { level: ExposureLevel; backed: PerHundred | null; opposed: PerHundred | null; up: number; days: number; perDay: number | null }): string {
  if (level !== 'visible-time') return backed && opposed ? `Of 100 people ${people[level]}, about ${range(backed)} backed it and ${range(opposed)} opposed it.` : 'It is not known who has read this, so nothing can be said about its support yet.';
  if (perDay === null) return 'Nothing has been visible yet, so nothing can be said about support.';
  return `About ${perDay.toFixed(1)} people a day backed this, when ${up} in ${days.toFixed(1)} visible days ${up === 1 ? 'is' : 'are'} evened out with the average idea.`;
}

const range = ({ per100, low, high }: PerHundred): string => `${Math.round(per100)} (${Math.round(low)} to ${Math.round(high)})`;
