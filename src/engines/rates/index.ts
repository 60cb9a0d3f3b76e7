// FRONT DOOR of rates: proportions, rates, means, standardised rates, gaps between two groups, quantiles and life expectancy, with their limits.
export { analyseRates, ratesVersion, type RatesResult } from './analyse-rates.ts';
export { groupSums } from './group-rows.ts';
export { ratesSchema } from './schema.ts';
export type { RateAnswer, RowProblem } from './answer.ts';
export type { Measure, RatesInput, RateRow } from './input.ts';
