import { meanOf, sumOf } from '../averages.ts';
import { clamp, pick, type Span } from './span.ts';

/** Xbar: means of subgroups around their weighted mean, ± A3(n) times the usual standard deviation within. Source: Montgomery 6.3. */
export function drawMeans(span: Span): void {
  const { frame, lines, rows, from, to } = span;
  const sizes = pick(frame.size, rows);
  const means = pick(frame.value, rows);
  const weighted = means.map((mean, at) => mean * (sizes[at] ?? NaN));
  const centre = span.centre ?? sumOf(weighted) / sumOf(sizes.map((size, at) => (means[at] === means[at] ? size : NaN)));
  const spread = usualSpread(span);
  lines.centre.fill(centre, from, to);
  for (let at = from; at < to; at += 1) {
    const size = frame.size[at] ?? NaN;
    drawLimits(span, at, { centre, sigma: spread / (unbiasing(size) * Math.sqrt(size)) });
  }
}

/** S: standard deviations of subgroups; limits B3(n) and B4(n) times the usual one. Source: Montgomery 6.3. */
export function drawSpreads(span: Span): void {
  const { frame, lines, from, to } = span;
  lines.value.set(frame.spread.subarray(from, to), from);
  const centre = span.centre ?? usualSpread(span);
  lines.centre.fill(centre, from, to);
  for (let at = from; at < to; at += 1) {
    const c4 = unbiasing(frame.size[at] ?? NaN);
    drawLimits(span, at, { centre, sigma: (centre * Math.sqrt(1 - c4 * c4)) / c4 });
  }
  clamp(span, 0);
}

function drawLimits({ lines }: Span, at: number, { centre, sigma }: { centre: number; sigma: number }): void {
  lines.lower[at] = centre - 3 * sigma;
  lines.upper[at] = centre + 3 * sigma;
  lines.lowerNear[at] = centre - 2 * sigma;
  lines.upperNear[at] = centre + 2 * sigma;
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

const unbiasings = new Map<number, number>();

/**
 * c4(n) = √(2/(n − 1)) Γ(n/2) ÷ Γ((n − 1)/2): how far the standard deviation of n falls short on average. NaN below 2. The ratio of gammas
 * comes from its own recurrence r(n + 1) = (n − 1) ÷ (2 r(n)), r(2) = 1 ÷ √π; above 10,000 from its series, correct to 1e-16.
 */
function unbiasing(size: number): number {
  if (!(size >= 2)) return NaN;
  if (size > 10_000) return 1 - 1 / (4 * size) - 7 / (32 * size ** 2) - 19 / (128 * size ** 3);
  const known = unbiasings.get(size);
  if (known !== undefined) return known;
  let ratio = 1 / Math.sqrt(Math.PI);
  for (let at = 2; at < size; at += 1) ratio = (at - 1) / 2 / ratio;
  const c4 = Math.sqrt(2 / (size - 1)) * ratio;
  unbiasings.set(size, c4);
  return c4;
}
