import { strangers } from './input.ts';

const number = { type: ['number', 'null'], description: 'a number or null' } as const;
const period = { type: ['string', 'integer'], minLength: 1, description: 'a date (YYYY-MM-DD), a date with time or a whole number' } as const;

const point = {
  type: 'object',
  description: 'a point {period, value} or {period, numerator, denominator} or {period, values}',
  required: ['period'],
  properties: {
    period, value: number, numerator: number,
    denominator: { type: ['number', 'null'], minimum: 0, description: 'a number of 0 or more, or null' },
    values: { type: 'array', items: number, description: 'a list of numbers, the members of a subgroup' },
    target: number,
    exclude: { type: 'boolean', description: 'true or false' },
  },
} as const;

const series = {
  type: 'object',
  description: 'a series {id, direction, points}',
  required: ['id', 'direction', 'points'],
  properties: {
    id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the series' },
    direction: { enum: ['increase', 'decrease', 'neutral'], description: '"increase", "decrease" or "neutral": which way is better' },
    target: number,
    baselinePoints: { type: 'integer', minimum: 1, description: 'a whole number of 1 or more' },
    rebase: { type: 'array', items: period, description: 'a list of periods' },
    rebasePoints: { type: 'array', items: { type: ['integer', 'null'], minimum: 1, description: 'a whole number of 1 or more, or null for all points' }, description: 'a list as long as "rebase"' },
    centre: { type: 'number', description: 'a number' },
    multiplier: { type: 'number', exclusiveMinimum: 0, maximum: 1e12, description: 'a number above 0' },
    unit: { type: 'string', maxLength: 120, description: 'what stands behind a figure in words, such as "%"' },
    nonNegative: { type: 'boolean', description: 'true or false' },
    points: { type: 'array', items: point, description: 'a list of points' },
  },
} as const;

/** The input of `bin/allied analyse spc`. */
export const spcSchema = {
  title: 'Statistical process control',
  type: 'object',
  required: ['rules', 'series'],
  properties: {
    chart: { enum: ['xmr', 'run', 'i', 'i_m', 'i_mm', 'ip', 'mr', 'p', 'p-prime', 'u', 'u-prime', 'c', 'g', 't', 'xbar', 's'], default: 'xmr' },
    rules: { enum: ['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'] },
    compat: { enum: [true, false, 'NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'PowerBI-SPC-1.7.4', ...strangers], description: 'true or "NHSRplotthedots-0.2.2", "qicharts2-0.8.1", "PowerBI-SPC-1.7.4"; other references have no such charts', default: false },
    screen: { type: 'boolean', description: 'true or false' },
    shiftPoints: { type: 'integer', minimum: 2, maximum: 1000, description: 'a whole number of 2 or more' },
    trendPoints: { type: 'integer', minimum: 2, maximum: 1000, description: 'a whole number of 2 or more' },
    runMethod: { enum: ['anhoej', 'bestbox', 'cutbox'], default: 'anhoej' },
    facets: { type: 'boolean', description: 'true or false', default: false },
    series: { type: 'array', items: series, description: 'a list of series' },
  },
} as const;
