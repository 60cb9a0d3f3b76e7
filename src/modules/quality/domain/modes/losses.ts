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

/** The chance of a false alarm, on both sides together: of the rise of video, and of all losses of a quarter together. */
const CHANCE = 0.05;

/**
 * What was lost between two quarters in which the share of video rose (traps 67, requirements S87 and O48); nothing where video did not rise, or where counts are hidden. Rises and falls count where
 * Newcombe's limits of the difference leave out 0. Many groups are many chances of a false alarm, so the limits of the losses widen after Holm (1979, Scandinavian Journal of Statistics 6,
 * 65 to 70): however many groups there are and however they hang together, the chance that any of them is named by chance is 5% at most.
 */
export function lossesBetween(before: readonly ShownPart[], now: readonly ShownPart[]): Loss[] {
  const video = pair(before, now, (shown) => shareOf(partOf(shown, 'happened')?.counts[1], partOf(shown, 'happened')?.total));
  if (!video || !isRise(video.before, video.now, CHANCE)) return [];
  const groups = [...new Set(now.map(({ group }) => group))];
  const candidates = groups.flatMap((group) => [
    ...compared(group, 'asked', pair(before, now, (shown) => shareOf(partOf(shown, 'asked', group)?.counts[0], partOf(shown, 'asked', group)?.total))),
    ...compared(group, 'got', pair(before, now, (shown) => shareOf(partOf(shown, 'got', group)?.counts[0], partOf(shown, 'got', group)?.total))),
    ...(group === '' ? [] : compared(group, 'access', pair(before, now, (shown) => shareOf(partOf(shown, 'happened', group)?.total, partOf(shown, 'happened')?.total)))),
  ]);
  const falls = beyondChance(candidates);
  return candidates.filter((one) => falls.has(one));
}

/** Holm's steps: of those left, each that falls at the chance shared among all left is a fall; then fewer share it. */
function beyondChance(candidates: readonly Loss[]): ReadonlySet<Loss> {
  const falls = new Set<Loss>();
  for (;;) {
    const left = candidates.filter((one) => !falls.has(one));
    const found = left.filter((one) => isRise(one.now, one.before, CHANCE / left.length));
    if (found.length === 0) return falls;
    for (const one of found) falls.add(one);
  }
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

const compared = (group: string, what: Loss['what'], found: Pair | null): Loss[] => (found ? [{ group, what, ...found }] : []);

/** Whether the second share is more than the first by more than chance explains: Newcombe's limits for this chance, on both sides together, leave out 0. */
function isRise(first: Share, second: Share, chance: number): boolean {
  const [row] = analyseRates({ measure: 'difference', interval: 'newcombe', confidence: 1 - chance, rows: [{ id: 1, a: { numerator: second.part, denominator: second.of }, b: { numerator: first.part, denominator: first.of } }] }).rows;
  return row !== undefined && !('error' in row) && row.lower !== null && row.lower > 0;
}
