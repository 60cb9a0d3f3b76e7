export type ChartKind = 'xmr' | 'run' | 'i' | 'p' | 'p-prime' | 'u' | 'u-prime' | 'c';
type MeasureUnit = 'percent' | 'rate' | 'mean' | 'count';

/**
 * The kinds of chart that one figure a period can fill. G and T need the cases or the time between single events, Xbar and S the members of subgroups:
 * figures here do not hold them, so they are not offered (ADR 0035).
 */
const kindsOf: Readonly<Record<MeasureUnit, readonly ChartKind[]>> = {
  percent: ['xmr', 'i', 'p', 'p-prime', 'run'], rate: ['xmr', 'i', 'u', 'u-prime', 'run'], mean: ['xmr', 'i', 'run'], count: ['xmr', 'i', 'c', 'run'],
};

export const chartsFor = (unit: MeasureUnit): readonly ChartKind[] => kindsOf[unit];
export const chartFits = (unit: MeasureUnit, chart: string): boolean => kindsOf[unit].some((kind) => kind === chart);

/** What each chart does, as people read it beside the chart and in the form. */
export const chartWords: Readonly<Record<ChartKind, string>> = {
  xmr: 'Control chart of single figures (XmR): limits are the mean plus and minus 2.66 times the mean moving range',
  i: 'Control chart of single figures (I): limits are three standard deviations from the mean, worked out from the mean moving range',
  p: 'Control chart of proportions (P): limits from chance alone, for each period’s own number of people',
  'p-prime': 'Control chart of proportions (P′, Laney): as P, widened or narrowed by how much periods truly vary; for large numbers of people',
  u: 'Control chart of rates (U): limits from chance alone, for each period’s own denominator',
  'u-prime': 'Control chart of rates (U′, Laney): as U, widened or narrowed by how much periods truly vary; for large denominators',
  c: 'Control chart of counts (C): limits from chance alone, where the chances of the counted event stay the same',
  run: 'Run chart: the median and no limits',
};
