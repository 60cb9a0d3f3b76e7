import { meanOf, medianOf } from '../averages.ts';
import { movingRanges, SCREEN_FACTOR, type MovingRanges } from '../moving-range.ts';
import { drawStraight, pick, type Span } from './span.ts';

/** Shewhart's d2 for two: the mean moving range of a normal process is 1.128 of its standard deviations. */
const MEAN_RANGE = 1.128;
/** The median moving range of a normal process is 0.954 of its standard deviations (Montgomery, table VI; Nelson 1982). */
const MEDIAN_RANGE = 0.954;
/** 3 ÷ 1.128, rounded as NHS England's Making Data Count and Wheeler, Understanding Variation, print it. */
const NATURAL_LIMIT = 2.66;

/** XmR: mean ± 2.66 mean moving ranges; the near lines at two thirds of that. Source: Making Data Count, NHS England; Wheeler (1993). */
export function drawXmr(span: Span): void {
  const { ranges, values } = rangesOf(span);
  drawStraight(span, { centre: span.centre ?? meanOf(values), limit: NATURAL_LIMIT * ranges.mean, near: 2 * (NATURAL_LIMIT / 3) * ranges.mean });
}

/** I chart: mean ± 3 sigma, sigma the mean moving range ÷ 1.128. Source: Montgomery, Introduction to Statistical Quality Control, 6.33. */
export function drawIndividuals(span: Span): void {
  const { ranges, values } = rangesOf(span);
  const sigma = ranges.mean / MEAN_RANGE;
  drawStraight(span, { centre: span.centre ?? meanOf(values), limit: 3 * sigma, near: 2 * sigma });
}

/** As the I chart, around the median: a few outliers move the centre less. */
export function drawAroundMedian(span: Span): void {
  const { ranges, values } = rangesOf(span);
  const sigma = ranges.mean / MEAN_RANGE;
  drawStraight(span, { centre: span.centre ?? medianOf(values), limit: 3 * sigma, near: 2 * sigma });
}

/**
 * Around the median, sigma from the median moving range. PowerBI-SPC divides that by the mean's constant, which makes limits 15 % too
 * narrow; without `compat` the median's own is used. A median range of 0, when most values repeat, says nothing: then the mean's is used.
 */
export function drawMedianRanges(span: Span): void {
  const { ranges, values } = rangesOf(span);
  const median = medianOf(ranges.kept);
  const corrected = span.settings.reference === null;
  const useMean = corrected && median === 0 && ranges.mean > 0;
  const sigma = useMean ? ranges.mean / MEAN_RANGE : median / (corrected ? MEDIAN_RANGE : MEAN_RANGE);
  if (useMean) span.notes.add('median-range-zero', 'More than half of the steps are 0, so the mean moving range was used in place of the median one.');
  else if (corrected) span.notes.add('median-range-constant', 'The median moving range was divided by 0.954, the constant for medians; PowerBI-SPC divides by 1.128, that for means.');
  drawStraight(span, { centre: span.centre ?? medianOf(values), limit: 3 * sigma, near: 2 * sigma });
}

/** Moving ranges as the figures themselves: centre their mean, upper limit 3.267 means (D4 of two), lower 0. Never screened. */
export function drawMovingRanges(span: Span): void {
  const { frame, lines, from, to, rows } = span;
  for (let at = from; at < to; at += 1) lines.value[at] = at === from ? NaN : Math.abs((frame.value[at] ?? NaN) - (frame.value[at - 1] ?? NaN));
  lines.movingRange.set(lines.value.subarray(from, to), from);
  const mean = meanOf(pick(lines.value, rows));
  const centre = span.centre ?? mean;
  lines.movingRangeMean.fill(mean, from, to);
  lines.centre.fill(centre, from, to);
  lines.upper.fill(SCREEN_FACTOR * centre, from, to);
  lines.upperNear.fill((2 / 3) * SCREEN_FACTOR * centre, from, to);
  lines.lower.fill(0, from, to);
  lines.lowerNear.fill(0, from, to);
}

/** Run chart: the median and no limits. */
export function drawRun(span: Span): void {
  const { values } = rangesOf(span, false);
  span.lines.centre.fill(span.centre ?? medianOf(values), span.from, span.to);
}

/** The moving ranges of the baseline, written beside the points they belong to. */
function rangesOf(span: Span, screen = span.settings.screen): { ranges: MovingRanges; values: Float64Array } {
  const { frame, lines, rows, from, to, notes } = span;
  const values = pick(frame.value, rows);
  const ranges = movingRanges(values, { screen, lenient: span.settings.reference === null });
  if (ranges.unscreened) notes.add('screening-left-nothing', 'Leaving out the large moving ranges would have left only zeros, so all of them count for the limits.');
  for (let at = 0; at < rows.length; at += 1) lines.movingRange[rows[at] ?? 0] = ranges.kept[at] ?? NaN;
  lines.movingRangeMean.fill(ranges.mean, from, to);
  return { ranges, values };
}
