/** A stretch of words that stayed, was taken out or was put in. Joined in order they give both texts. */
export interface RedlinePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More comparisons than this take longer than reading both texts: then all of the middle is shown as replaced. */
const MOST_COMPARISONS = 4_000_000;

/**
 * What changed from one wording to another, word by word: the longest common subsequence of words (Hunt and McIlroy, 1976),
 * by dynamic programming on what is left between a common start and a common end. Equal texts give one part, two empty
 * texts none. The parts without the added ones are exactly the old text, without the removed ones exactly the new.
 */
export function redline(before: string, after: string): RedlinePart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return joined([
    ...old.slice(0, start).map(same),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ]);
}

const same = (text: string): RedlinePart => ({ kind: 'same', text });
const removed = (text: string): RedlinePart => ({ kind: 'removed', text });
const added = (text: string): RedlinePart => ({ kind: 'added', text });

/** Words with the white space after them, so that nothing is lost when they are put together again. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

function middle(old: readonly string[], now: readonly string[]): RedlinePart[] {
  if (old.length * now.length > MOST_COMPARISONS) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: RedlinePart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push(same(old[i++] ?? ''));
      j += 1;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) parts.push(removed(old[i++] ?? ''));
    else parts.push(added(now[j++] ?? ''));
  }
  return parts;
}

function joined(parts: readonly RedlinePart[]): RedlinePart[] {
  const result: { kind: RedlinePart['kind']; text: string }[] = [];
  for (const { kind, text } of parts) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}
