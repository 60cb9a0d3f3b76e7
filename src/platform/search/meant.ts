import { sql } from 'kysely';
import type { Asker } from '#platform/db';

interface Alike {
  word: string;
  items: number;
}

/** Shorter ones have too many neighbours to guess. */
const SHORTEST = 4;
const MOST_WORDS = 8;

/**
 * What was probably meant where nothing fits: each word that stands nowhere becomes the nearest one that does, among the words of what
 * everyone may read. Null where nothing is near.
 */
export async function meantWords({ database }: Asker, typed: string): Promise<string | null> {
  const words = [...new Set(typed.match(/\p{L}+/gu) ?? [])].filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS);
  let meant = typed;
  for (const word of words) {
    const { rows } = await sql<Alike>`select word, items from platform.search_alike(${word})`.execute(database);
    const nearest = nearestTo(word.toLowerCase(), rows);
    if (nearest && nearest !== word.toLowerCase()) meant = meant.replaceAll(new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'giu'), nearest);
  }
  return meant === typed ? null : meant;
}

/** The fewest slips first, then the word that more things hold. */
export function nearestTo(word: string, candidates: readonly Alike[]): string | null {
  const most = word.length <= 5 ? 1 : 2;
  const near = candidates.map((one) => ({ ...one, slips: slipsBetween(word, one.word) })).filter(({ slips }) => slips <= most);
  return near.toSorted((a, b) => a.slips - b.slips || b.items - a.items || (a.word < b.word ? -1 : 1))[0]?.word ?? null;
}

/** Letters added, left out, changed, or two neighbours swapped: optimal string alignment (Damerau 1964). */
export function slipsBetween(a: string, b: string): number {
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (old[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((row[j - 1] ?? 0) + 1, (old[j] ?? 0) + 1, changed, swapped));
    }
    [older, old] = [old, row];
  }
  return old[b.length] ?? 0;
}
