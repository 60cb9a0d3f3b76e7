import { meanOf, medianOf } from '../averages.ts';
import { movingRanges } from '../moving-range.ts';
import { clamp, drawStraight, pick, type Span } from './span.ts';

/** C chart: counts of events in equal chances; Poisson, so sigma is the root of the mean. Source: Montgomery 7.3. */
export function drawCounts(span: Span): void {
  const centre = span.centre ?? meanOf(pick(span.frame.value, span.rows));
  const sigma = Math.sqrt(centre);
  drawStraight(span, { centre, limit: 3 * sigma, near: 2 * sigma });
  clamp(span, 0);
}

/** The median of a geometric count is close to its mean times the natural logarithm of 2. */
const GEOMETRIC_MEDIAN = 0.693;

/**
 * G chart: how many cases pass between two events; geometric, so sigma is √(mean (mean + 1)). Limits stand around the mean, the centre line
 * is the median (0.693 of a centre that is given), so that half the points lie on each side. Sources: Benneyan (2001), Provost and Murray.
 */
export function drawGeometric(span: Span): void {
  const values = pick(span.frame.value, span.rows);
  const mean = span.centre ?? meanOf(values);
  const sigma = Math.sqrt(mean * (mean + 1));
  drawStraight(span, { centre: mean, limit: 3 * sigma, near: 2 * sigma });
  span.lines.centre.fill(span.centre === undefined ? medianOf(values) : GEOMETRIC_MEDIAN * span.centre, span.from, span.to);
  clamp(span, 0);
}

/** Times between events are made nearly normal by this root. Source: Nelson (1994), A control chart for parts-per-million nonconforming items. */
const TIME_ROOT = 3.6;

/** T chart: an I chart of the 3.6th roots, its lines raised to the power of 3.6 again; a lower limit below 0 is 0. */
export function drawTimes(span: Span): void {
  const { lines, frame, from, to, rows, settings, notes } = span;
  const roots = pick(frame.value, rows).map((value) => value ** (1 / TIME_ROOT));
  const ranges = movingRanges(roots, { screen: settings.screen, lenient: settings.reference === null });
  if (ranges.unscreened) notes.add('screening-left-nothing', 'Leaving out the large moving ranges would have left only zeros, so all of them count for the limits.');
  const sigma = ranges.mean / 1.128;
  const centre = span.centre === undefined ? meanOf(roots) : span.centre ** (1 / TIME_ROOT);
  const fillBack = (line: Float64Array, root: number) => line.fill(Math.max(root, 0) ** TIME_ROOT, from, to);
  fillBack(lines.centre, centre);
  fillBack(lines.lower, centre - 3 * sigma);
  fillBack(lines.lowerNear, centre - 2 * sigma);
  fillBack(lines.upper, centre + 3 * sigma);
  fillBack(lines.upperNear, centre + 2 * sigma);
  lines.movingRangeMean.fill(ranges.mean, from, to);
}
