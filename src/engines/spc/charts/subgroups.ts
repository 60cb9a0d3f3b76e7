import { meanOf, sumOf } from '../averages.ts';
import { clamp, drawEach, pick, type Span } from './span.ts';

/** Xbar: means of subgroups around their weighted mean, ± A3(n) times the usual standard deviation within. Source: Montgomery 6.3. */
export function drawMeans(span: Span): void {
  const { frame, rows } = span;
  const sizes = pick(frame.size, rows);
  const weighted = pick(frame.value, rows).map((mean, at) => mean * (sizes[at] ?? NaN));
  const centre = span.centre ?? sumOf(weighted) / sumOf(sizes);
  const spread = usualSpread(span);
  drawEach(span, { centre, sigmaOf: (row) => spread / (unbiasing(frame.size[row] ?? NaN) * Math.sqrt(frame.size[row] ?? NaN)) });
}

/** S: standard deviations of subgroups; limits B3(n) and B4(n) times the usual one. Source: Montgomery 6.3. */
export function drawSpreads(span: Span): void {
  const { frame, lines, from, to } = span;
  lines.value.set(frame.spread.subarray(from, to), from);
  const centre = span.centre ?? usualSpread(span);
  drawEach(span, { centre, sigmaOf: (row) => {
    const c4 = unbiasing(frame.size[row] ?? NaN);
    return (centre * Math.sqrt(1 - c4 * c4)) / c4;
  } });
  clamp(span, 0);
}

/** Pooled over subgroups where their sizes differ, else the plain mean. */
function usualSpread({ frame, rows }: Span): number {
  const spreads = pick(frame.spread, rows);
  const sizes = pick(frame.size, rows).filter((size) => size > 0);
  if (sizes.every((size) => size === sizes[0])) return meanOf(spreads);
  const known = Array.from(rows).filter((_row, at) => spreads[at] === spreads[at]);
  const freedom = known.map((row) => (frame.size[row] ?? NaN) - 1);
  return Math.sqrt(sumOf(known.map((row, at) => (freedom[at] ?? NaN) * (frame.spread[row] ?? NaN) ** 2)) / sumOf(freedom));
}

/**
 * c4(n) = √(2/(n − 1)) Γ(n/2) ÷ Γ((n − 1)/2): how far the standard deviation of n falls short on average. NaN below 2. The ratio of gammas
 * comes from its own recurrence r(n + 1) = (n − 1) ÷ (2 r(n)), r(2) = 1 ÷ √π, in no more steps than the subgroup has members to read.
 */
function unbiasing(size: number): number {
  let ratio = size > 1 ? 1 / Math.sqrt(Math.PI) : NaN;
  for (let at = 2; at < size; at += 1) ratio = (at - 1) / 2 / ratio;
  return Math.sqrt(2 / (size - 1)) * ratio;
}
