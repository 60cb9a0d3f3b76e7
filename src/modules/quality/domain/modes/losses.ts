import { analyseRates } from '#engines/rates';
import { partOf, type ShownPart } from './mode-record.ts';

/** Who lost what while video rose. `before` and `now` are counts of appointments. */
export interface Loss {
  /** '' is everybody. */
  group: string;
  /** Fewer were asked; fewer of those asked got what they chose; fewer of all appointments were of this group. */
  what: 'asked' | 'got' | 'access';
  before: Share;
  now: Share;
}

export interface Share {
  part: number;
  of: number;
}

/**
 * What was lost between two quarters in which the share of video rose (traps 67, requirements S87 and O48); nothing where video did not rise. Rises and falls count where
 * Newcombe's 95% limits of the difference leave out 0, and where both quarters show the counts.
 */
export function lossesBetween(before: readonly ShownPart[], now: readonly ShownPart[]): Loss[] {
  const video = pair(before, now, (shown) => shareOf(partOf(shown, 'happened')?.counts[1], partOf(shown, 'happened')?.total));
  if (!video || !isRise(video.before, video.now)) return [];
  const groups = [...new Set(now.map(({ group }) => group))];
  return groups.flatMap((group) => [
    ...fall(group, 'asked', pair(before, now, (shown) => shareOf(partOf(shown, 'asked', group)?.counts[0], partOf(shown, 'asked', group)?.total))),
    ...fall(group, 'got', pair(before, now, (shown) => shareOf(partOf(shown, 'got', group)?.counts[0], partOf(shown, 'got', group)?.total))),
    ...(group === '' ? [] : fall(group, 'access', pair(before, now, (shown) => shareOf(partOf(shown, 'happened', group)?.total, partOf(shown, 'happened')?.total)))),
  ]);
}

interface Pair {
  before: Share;
  now: Share;
}

function pair(before: readonly ShownPart[], now: readonly ShownPart[], read: (shown: readonly ShownPart[]) => Share | null): Pair | null {
  const [first, second] = [read(before), read(now)];
  return first && second && { before: first, now: second };
}

const shareOf = (part: number | null | undefined, of: number | null | undefined): Share | null => (typeof part === 'number' && typeof of === 'number' && of > 0 ? { part, of } : null);

const fall = (group: string, what: Loss['what'], found: Pair | null): Loss[] => (found && isRise(found.now, found.before) ? [{ group, what, ...found }] : []);

/** Whether the second share is more than the first by more than chance explains. */
function isRise(first: Share, second: Share): boolean {
  const [row] = analyseRates({ measure: 'difference', interval: 'newcombe', rows: [{ id: 1, a: { numerator: second.part, denominator: second.of }, b: { numerator: first.part, denominator: first.of } }] }).rows;
  return row !== undefined && !('error' in row) && row.lower !== null && row.lower > 0;
}
