import { strangers } from './input.ts';

const figure = { type: ['number', 'null'], description: 'a number, or null where it is missing' } as const;
const level = { anyOf: [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { type: 'number', minimum: 90, exclusiveMaximum: 100 }] } as const;

/** The input of `bin/allied analyse inequality`. */
export const inequalitySchema = {
  title: 'Slope and relative index of inequality',
  type: 'object',
  required: ['valueType', 'areas'],
  properties: {
    valueType: { type: 'string', enum: ['other', 'rate', 'proportion'], description: '"other" (about normal), "rate" or "proportion" (from 0 to 1)' },
    transform: { type: 'boolean', description: 'true or false: true to fit on the logarithm (rate) or logit (proportion)', default: false },
    multiplier: { type: 'number', description: 'a number; below 0 where high values are bad', default: 1 },
    confidence: { anyOf: [...level.anyOf, { type: 'array', minItems: 1, items: level }], description: 'a number between 0 and 1 (or a percentage from 90 to below 100), or a list of them', default: 0.95 },
    compat: { enum: [true, false, 'PHEindicatormethods-2.1.0', ...strangers], description: 'true, false or "PHEindicatormethods-2.1.0"; other references have no such index' },
    areas: {
      type: 'array',
      description: 'a list of areas',
      items: {
        type: 'object',
        description: 'an area {id, quantiles}',
        required: ['id', 'quantiles'],
        properties: {
          id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the area' },
          quantiles: {
            type: 'array',
            description: 'a list of {quantile, population, value}',
            items: {
              type: 'object',
              description: '{quantile, population, value}',
              required: ['quantile'],
              properties: { quantile: { type: 'integer', description: 'a whole number; 1 is the most deprived' }, population: figure, value: figure, standardError: figure, lower: figure, upper: figure },
            },
          },
        },
      },
    },
  },
} as const;
