import { strangers } from './input.ts';

const figure = { type: ['number', 'null'], description: 'a number, or null where it is missing' } as const;
const name = { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number' } as const;
const level = { anyOf: [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { type: 'number', minimum: 90, exclusiveMaximum: 100 }] } as const;
const count = { type: 'object', description: '{numerator, denominator}', properties: { numerator: figure, denominator: figure } } as const;
const pair = { type: 'object', description: '{a: {numerator, denominator}, b: {numerator, denominator}}', properties: { a: count, b: count } } as const;

/** The input of `bin/allied analyse rates`. Which fields a row needs depends on the measure. */
export const ratesSchema = {
  title: 'Rates, standardised rates, gaps, quantiles and life expectancy',
  type: 'object',
  required: ['measure', 'rows'],
  properties: {
    measure: { type: 'string', enum: ['proportion', 'rate', 'mean', 'direct-standardised-rate', 'indirect-standardised-rate', 'indirect-standardised-ratio', 'difference', 'ratio', 'gap-change', 'quantile', 'life-expectancy'] },
    confidence: { anyOf: [...level.anyOf, { type: 'array', minItems: 1, items: level }], description: 'a number between 0 and 1 (or a percentage from 90 to below 100), or a list of them', default: 0.95 },
    multiplier: { type: 'number', description: 'a number; when left out 1, and 100000 for a rate' },
    referenceValue: { type: 'number', description: 'a number: what the indirectly standardised ratio of the reference is called', default: 1 },
    interval: { type: 'string', enum: ['newcombe', 'katz-log', 'score', 'miettinen-nurminen', 'normal'], description: '"newcombe", "katz-log", "score", "miettinen-nurminen" or "normal"' },
    quantiles: { type: 'integer', minimum: 2, maximum: 1_000_000, description: 'a whole number of 2 or more', default: 10 },
    invert: { type: 'boolean', description: 'true or false: true for the highest values in quantile 1' },
    compat: { enum: [true, false, 'PHEindicatormethods-2.1.0', ...strangers], description: 'true, false or "PHEindicatormethods-2.1.0"; other references have none of these figures' },
    rows: {
      type: 'array',
      description: 'a list of rows',
      items: {
        type: 'object',
        description: 'a row {id, …}',
        required: ['id'],
        properties: {
          id: { ...name, description: 'a text or whole number that names the row' },
          group: { type: ['string', 'integer', 'null'], description: 'a text or whole number: rows of one group are summed first, quantiles are made within it' },
          numerator: figure,
          denominator: figure,
          value: figure,
          values: { type: 'array', items: figure, description: 'a list of numbers' },
          bands: {
            type: 'array',
            description: 'a list of age bands',
            items: { type: 'object', description: 'a band', properties: { numerator: figure, denominator: figure, standard: figure, referenceNumerator: figure, referenceDenominator: figure, startAge: figure, deaths: figure, population: figure } },
          },
          eventFrequencies: {
            type: 'array',
            description: 'a list of {frequency, numerators}',
            items: { type: 'object', description: '{frequency, numerators}', required: ['frequency', 'numerators'], properties: { frequency: { type: 'number', exclusiveMinimum: 0, description: 'a number above 0: events each of these people had' }, numerators: { type: 'array', items: figure, description: 'a list of numbers: people with so many events, one for each band' } } },
          },
          a: count,
          b: count,
          before: pair,
          after: pair,
        },
      },
    },
  },
} as const;
