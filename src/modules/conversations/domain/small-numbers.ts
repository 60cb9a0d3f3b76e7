/*
 * The one rule for small numbers in this room (docs/adr/0016). Everything that is published about how many people did or said
 * something goes through here; the database has the same number in `conversations.fewest_people()`.
 *
 * A count of people is told from eight on (the requirements' "protected", which says that it may be set higher, never lower). A
 * count by who people are (a characteristic, a perspective) can be cut in many ways, so it stands in full tens: the first is ten.
 */

/**
 * Nothing is told about fewer people than this: eight, or up to ten where the installation says so (FEWEST_PEOPLE, checked at the boot).
 * Nobody at all may be told: it is about no person. One number for the life of a process, so that no two figures follow different rules.
 */
export const FEWEST_TOLD = Math.min(10, Math.max(8, Math.trunc(Number(process.env['FEWEST_PEOPLE']) || 8)));

/** Counts by who people are stand in steps of this many: so the smallest number can be ten, and no more. */
export const STEP_BY_WHO = 10;

/** Whether this count of people may be told by itself. Counts that add up to a known whole need `tellParts`. */
export const tellable = (count: number, fewest: number = FEWEST_TOLD): boolean => count === 0 || count >= Math.max(fewest, FEWEST_TOLD);

/** What stands in place of a count that is not told. */
export const tooFewWords = (fewest: number = FEWEST_TOLD): string => `fewer than ${Math.max(fewest, FEWEST_TOLD)}`;

export interface ToldParts {
  /** In the order given; null is not told. */
  readonly parts: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Counts whose sum is told as well. A small part is hidden, and with it the smallest others until the hidden ones cannot be worked
 * out by subtraction: there are at least two of them, and they hold at least `fewest` people together. Where that is not possible
 * nothing is told. Knowing this rule does not help: small-numbers.test.ts plays that through for every small table.
 */
export function tellParts(counts: readonly number[], fewest: number = FEWEST_TOLD): ToldParts {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!tellable(total, fewest)) return { parts: counts.map(() => null), total: null };
  const hidden = new Set(counts.keys().filter((at) => !tellable(counts[at] ?? 0, fewest)));
  if (hidden.size === 0) return { parts: counts, total };
  const others = [...counts.keys()].filter((at) => !hidden.has(at)).toSorted((a, b) => size(counts, a) - size(counts, b) || a - b);
  while (!isSafe(hidden, counts, fewest) && others.length > 0) {
    const next = counts[others[0] ?? 0];
    // Equal parts go together: which of them was hidden would say that the small one stood where it did.
    while (others.length > 0 && counts[others[0] ?? 0] === next) hidden.add(others.shift() ?? 0);
  }
  if (!isSafe(hidden, counts, fewest)) return { parts: counts.map(() => null), total: null };
  return { parts: counts.map((count, at) => (hidden.has(at) ? null : count)), total };
}

/** Empty parts are hidden last. */
const size = (counts: readonly number[], at: number): number => counts[at] || Number.POSITIVE_INFINITY;

function isSafe(hidden: ReadonlySet<number>, counts: readonly number[], fewest: number): boolean {
  const held = [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  const least = Math.max(fewest, FEWEST_TOLD);
  // All just below the least: beside a part that has exactly the least there is no other way to reach their sum.
  return hidden.size > 1 && held >= least && held !== hidden.size * (least - 1);
}

/** A count by who people are: 0 to 9 is null, 10 to 19 is 10, and so on. A null is "fewer than ten", also where it is nobody. */
export const inFullTens = (count: number): number | null => (count < STEP_BY_WHO ? null : Math.floor(count / STEP_BY_WHO) * STEP_BY_WHO);

/** A part of a count by who people are, to the nearest ten: for shares, which full tens would lower. Tell it only beside ten people or more. */
export const nearestTens = (count: number): number => Math.round(count / STEP_BY_WHO) * STEP_BY_WHO;

/**
 * Counts by who people are, with their sum, in full tens. The sum is lowered by ten where it would narrow a part to fewer than eight
 * possible numbers, as it does when nearly all parts stand just below the next ten.
 */
export function tellByWho(counts: readonly number[]): ToldParts {
  const tens = (count: number) => inFullTens(count) ?? 0;
  const floor = counts.reduce((sum, count) => sum + tens(count), 0);
  const most = (STEP_BY_WHO - 1) * (counts.length - 1) + (STEP_BY_WHO - FEWEST_TOLD);
  let total = tens(counts.reduce((sum, count) => sum + count, 0));
  while (total - floor > most) total -= STEP_BY_WHO;
  return { parts: counts.map(inFullTens), total: total < STEP_BY_WHO ? null : total };
}
