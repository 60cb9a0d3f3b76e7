import { references, strangers } from './input.ts';

const count = (what: string) => ({ type: ['number', 'null'], minimum: 0, maximum: 1e15, description: `a number from 0 to 1e15: ${what}; null where it is not known` }) as const;

/** The input of `bin/allied analyse funnel`. */
export const funnelSchema = {
  title: 'Funnel: each unit against the average, with limits that allow for its size',
  type: 'object',
  required: ['type', 'units'],
  properties: {
    type: { enum: ['proportion', 'ratio-of-counts', 'standardised-ratio', 'crude-rate', 'direct-standardised-rate'] },
    method: { enum: ['shmi', 'cqc'], description: '"shmi" (logarithm) or "cqc" (square root), for a standardised ratio', default: 'shmi' },
    limits: { enum: ['exact', 'normal'], default: 'exact' },
    adjust: { enum: ['none', 'overdispersion'], default: 'none' },
    trim: { type: 'number', minimum: 0, maximum: 0.5, description: 'a share from 0 to 0.5 of the units at each end', default: 0.1 },
    multiplier: { type: 'number', exclusiveMinimum: 0, maximum: 1e9, description: 'a number above 0', default: 1 },
    compat: { enum: [true, false, ...references, ...strangers] },
    draw: {
      type: 'object',
      description: '{adjusted, unadjusted}, each true or false',
      properties: { adjusted: { type: 'boolean' }, unadjusted: { type: 'boolean' } },
    },
    outlierLimit: { enum: [95, 99.8], default: 99.8 },
    roundExpected: { type: 'boolean' },
    denominatorRange: { type: 'array', minItems: 2, description: '[smallest, largest] denominator of the curve', items: { type: 'number', minimum: 0, maximum: 1e15, description: 'a number of 0 or more' } },
    gridPoints: { type: 'array', description: 'a list of denominators', items: { type: 'number', exclusiveMinimum: 0, maximum: 1e15, description: 'a number above 0' } },
    yearsOfData: { type: 'number', exclusiveMinimum: 0, maximum: 1000, description: 'a number of years above 0', default: 1 },
    units: {
      type: 'array',
      description: 'a list of units',
      items: {
        type: 'object',
        description: 'a unit {id, numerator, denominator}',
        required: ['id'],
        properties: {
          id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the unit' },
          numerator: count('events counted'),
          denominator: count('people, trials, population or expected events'),
          rate: count('the standardised rate as published'),
        },
      },
    },
  },
} as const;
