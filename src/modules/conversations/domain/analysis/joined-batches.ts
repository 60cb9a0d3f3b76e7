/** A finished batch, how many words were drawn for it, and how many of them, coded differently by two people, wait to be settled. */
export interface FinishedBatch {
  batch: number;
  words: number;
  open: number;
  /** Looked at together with the batch before it. */
  isJoined: boolean;
}

/** Batches that are looked at as one; most of them are one batch. */
export interface BatchGroup {
  batches: readonly number[];
  words: number;
  open: number;
  /** Fewer than half as many words as the batch in the middle: it brings few new codes, whatever people still have to say. */
  isSmall: boolean;
}

/** The batches as they are looked at, in the order in which they were drawn. */
export function groupsOf(batches: readonly FinishedBatch[]): BatchGroup[] {
  const groups: { batches: number[]; words: number; open: number }[] = [];
  for (const { batch, words, open, isJoined } of batches) {
    const before = groups.at(-1);
    if (isJoined && before?.batches.at(-1) === batch - 1) {
      before.batches.push(batch);
      before.words += words;
      before.open += open;
    } else groups.push({ batches: [batch], words, open });
  }
  const sizes = groups.map(({ words }) => words).toSorted((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return groups.map((group) => ({ ...group, isSmall: group.words * 2 < middle }));
}

/**
 * The batches that can be looked at together with the one before: only next to each other, so that the order stays, and only where one of
 * the two is small, so that nobody joins batches until a figure pleases.
 */
export function joinable(batches: readonly FinishedBatch[]): number[] {
  const groups = groupsOf(batches);
  return groups.flatMap(({ batches: [first], isSmall }, at) => {
    const before = groups[at - 1];
    return first !== undefined && before?.batches.at(-1) === first - 1 && (isSmall || before.isSmall) ? [first] : [];
  });
}
