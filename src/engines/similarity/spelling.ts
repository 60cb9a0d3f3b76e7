/** Words to mend spelling against, in drawers by first letter and length: a slip of the pen seldom hits the first letter. */
export interface SpellingBook {
  has(word: string): boolean;
  add(word: string): void;
  /** The nearest known word within one slip (from 4 letters) or two (from 7); undefined where none is near enough. */
  nearest(word: string): string | undefined;
}

const MOST_ANSWERS = 20_000;

export function openSpelling(known: Iterable<string>): SpellingBook {
  const words = new Set<string>();
  const drawers = new Map<string, string[]>();
  // The same few unknown words (names of places, mostly) come again and again.
  const answered = new Map<string, string | undefined>();
  const add = (word: string) => {
    if (words.has(word)) return;
    words.add(word);
    answered.clear();
    const drawer = drawerOf(word, word.length);
    const inside = drawers.get(drawer);
    if (inside) inside.push(word);
    else drawers.set(drawer, [word]);
  };
  for (const word of known) add(word);
  const nearest = (word: string) => {
    if (answered.has(word)) return answered.get(word);
    const found = nearestIn(drawers, word);
    if (answered.size >= MOST_ANSWERS) answered.clear();
    answered.set(word, found);
    return found;
  };
  return { has: (word) => words.has(word), add, nearest };
}

// Letters that sound alike share a drawer, so that "fone" finds "phone" and "orthopist" … its neighbours.
const soundsLike: Readonly<Record<string, string>> = { p: 'f', k: 'c', q: 'c', s: 'c', j: 'g', z: 'c', w: 'r', r: 'r', i: 'e', e: 'e', a: 'a' };
const drawerOf = (word: string, length: number) => `${soundsLike[word.charAt(0)] ?? word.charAt(0)}${length}`;

function nearestIn(drawers: ReadonlyMap<string, readonly string[]>, word: string): string | undefined {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  const most = word.length >= 7 ? 2 : 1;
  let best: string | undefined;
  let bestSlips = most + 1;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const candidate of drawers.get(drawerOf(word, length)) ?? []) {
      const slips = slipsBetween(word, candidate, Math.min(most, bestSlips - 1));
      if (slips < bestSlips) {
        best = candidate;
        bestSlips = slips;
      }
    }
  }
  return best;
}

/**
 * Letters left out, put in, changed or swapped with the next: optimal string alignment distance (Damerau 1964, Levenshtein 1966).
 * Gives up with most + 1 as soon as more than `most` are sure.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let slips = Math.min(changed, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    if (Math.min(...current) > most) return most + 1;
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
