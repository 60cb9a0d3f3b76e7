import type { Chart } from '../input.ts';
import { drawCounts, drawGeometric, drawTimes } from './counts.ts';
import { drawAroundMedian, drawIndividuals, drawMedianRanges, drawMovingRanges, drawRun, drawXmr } from './individuals.ts';
import { drawLaneyProportions, drawLaneyRates, drawNormalised, drawProportions, drawRates } from './proportions.ts';
import type { Span } from './span.ts';
import { drawMeans, drawSpreads } from './subgroups.ts';

/** How each chart draws its lines over one segment. */
export const charts: Readonly<Record<Chart, (span: Span) => void>> = {
  xmr: drawXmr, run: drawRun, i: drawIndividuals, i_m: drawAroundMedian, i_mm: drawMedianRanges, ip: drawNormalised, mr: drawMovingRanges,
  p: drawProportions, 'p-prime': drawLaneyProportions, u: drawRates, 'u-prime': drawLaneyRates, c: drawCounts, g: drawGeometric, t: drawTimes,
  xbar: drawMeans, s: drawSpreads,
};
