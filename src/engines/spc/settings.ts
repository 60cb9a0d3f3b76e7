import { strangers, type Chart, type Reference, type RuleSet, type RunMethod, type SpcInput, type Stranger } from './input.ts';

/** Every setting of a call, with what was not given filled in. */
export interface Settings {
  readonly chart: Chart;
  readonly rules: RuleSet;
  /** Which reference is reproduced to the letter; null: the published corrections apply. */
  readonly reference: Reference | null;
  readonly screen: boolean;
  readonly shiftPoints: number;
  readonly trendPoints: number;
  readonly runMethod: RunMethod;
  readonly facets: boolean;
}

/**
 * What each rule set does unless told otherwise. nhsr-0.2.2: NHSRplotthedots. mdc-2023: the Excel tool of Making Data Count, which does
 * not screen. powerbi-spc: its data settings ("outliers are included by default") and pattern settings (shift 7, trend 5). anhoej:
 * qicharts2 while attached.
 */
const defaults: Readonly<Record<RuleSet, { screen: boolean; shiftPoints: number; trendPoints: number }>> = {
  'nhsr-0.2.2': { screen: true, shiftPoints: 7, trendPoints: 7 },
  'mdc-2023': { screen: false, shiftPoints: 7, trendPoints: 7 },
  'powerbi-spc': { screen: false, shiftPoints: 7, trendPoints: 5 },
  anhoej: { screen: true, shiftPoints: 7, trendPoints: 7 },
};

/** Fills in what the call leaves open. `compat: true` is the reference that chart and rules name. */
export function settle(input: Omit<SpcInput, 'series'>): Settings {
  const own = defaults[input.rules];
  const chart = input.chart ?? 'xmr';
  return {
    chart, rules: input.rules, reference: referenceOf(input.compat, chart, input.rules),
    screen: input.screen ?? own.screen, shiftPoints: input.shiftPoints ?? own.shiftPoints, trendPoints: input.trendPoints ?? own.trendPoints,
    runMethod: input.runMethod ?? 'anhoej', facets: input.facets ?? false,
  };
}

function referenceOf(compat: SpcInput['compat'], chart: Chart, rules: RuleSet): Reference | null {
  if (typeof compat === 'string') return isStranger(compat) ? null : compat;
  if (compat !== true) return null;
  if (rules === 'powerbi-spc') return 'PowerBI-SPC-1.7.4';
  return rules === 'anhoej' || chart !== 'xmr' ? 'qicharts2-0.8.1' : 'NHSRplotthedots-0.2.2';
}

export const isStranger = (compat: SpcInput['compat']): compat is Stranger => strangers.some((one) => one === compat);

/** What each reference draws and by which rules it judges; of anything else it has nothing that could be followed. */
const scope: Readonly<Record<Reference, { readonly charts: (chart: Chart) => boolean; readonly rules: RuleSet }>> = {
  'NHSRplotthedots-0.2.2': { charts: (chart) => chart === 'xmr', rules: 'nhsr-0.2.2' },
  'qicharts2-0.8.1': { charts: (chart) => chart !== 'xmr' && chart !== 'i_m' && chart !== 'i_mm', rules: 'anhoej' },
  'PowerBI-SPC-1.7.4': { charts: (chart) => chart !== 'xmr' && chart !== 'ip', rules: 'powerbi-spc' },
};

/** The chart or the rules asked for that the reference does not have, in words; null when it has both. */
export function beyondReference({ reference, chart, rules }: Pick<Settings, 'reference' | 'chart' | 'rules'>): string | null {
  if (reference === null) return null;
  const lacks = [...(scope[reference].charts(chart) ? [] : [`the chart ${chart}`]), ...(scope[reference].rules === rules ? [] : [`the rules ${rules}`])];
  return lacks.length === 0 ? null : lacks.join(' and ');
}
