import type { RuleSet } from '../input.ts';
import { bitFor, mark, TWO_ABOVE, type Marking, type Track } from './marks.ts';

/**
 * Two of three in a row beyond two sigma on one side; only those beyond are marked.
 * nhsr-0.2.2: all three on that side of the centre, and points beyond the limits do not count.
 * mdc-2023: all three on that side, and they do count (Making Data Count, notice of November 2023).
 * powerbi-spc: they count, and the third may lie anywhere except beyond two sigma on the other side; the first two of a series suffice.
 */
export function markTwoOfThree(track: Track, rules: Exclude<RuleSet, 'anhoej'>, marking: Marking): void {
  const { rows } = track;
  const clusters: { direction: number; from: number; to: number; completed: number }[] = [];
  for (let end = 1; end < rows.length; end += 1) {
    const found = windowAt(track, end, rules);
    if (!found) continue;
    for (const at of found.at) mark(marking, rows[at], bitFor(TWO_ABOVE, found.direction));
    const from = found.at[0] ?? end;
    const to = found.at.at(-1) ?? end;
    const open = clusters.at(-1);
    if (open?.direction === found.direction && from <= open.to) open.to = to;
    else clusters.push({ direction: found.direction, from, to, completed: end });
  }
  for (const { direction, from, to, completed } of clusters) marking.signals.push({ bit: bitFor(TWO_ABOVE, direction), from: rows[from] ?? 0, to: rows[to] ?? 0, completed: rows[completed] ?? 0 });
}

function windowAt({ side, beyondNear, beyondLimit }: Track, end: number, rules: RuleSet): { direction: number; at: number[] } | null {
  let sum = 0;
  for (let at = Math.max(0, end - 2); at <= end; at += 1) sum += counted(beyondNear, beyondLimit, at, rules);
  if (sum > -2 && sum < 2) return null;
  const direction = Math.sign(sum);
  if (rules !== 'powerbi-spc' && !(side[end] === direction && side[end - 1] === direction && side[end - 2] === direction)) return null;
  const places = [end - 2, end - 1, end].filter((at) => at >= 0 && counted(beyondNear, beyondLimit, at, rules) === direction);
  return { direction, at: places };
}

const counted = (beyondNear: Int8Array, beyondLimit: Int8Array, at: number, rules: RuleSet): number => (rules === 'nhsr-0.2.2' && beyondLimit[at] !== 0 ? 0 : (beyondNear[at] ?? 0));
