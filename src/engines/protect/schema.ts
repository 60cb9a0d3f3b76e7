import { protectionPolicies } from './policies.ts';

const period = { type: ['string', 'integer', 'null'], description: 'a text or whole number: the time that the figures are about' } as const;
const rate = { description: '{numerator, denominator}: the whole number of people counted, and those it is a rate of' } as const;
const key = { description: 'an object of values by dimension; a dimension that is lacking, null, empty, "*", "total", "all", "overall" or "everyone" is summed over' } as const;

/**
 * The input of `bin/allied analyse protect`. Single cells are read by the engine itself, so that a bad one is answered by an error beside
 * its key. A cell that is summed over a dimension is the total of all cells that agree with it in the others; hierarchies say which
 * values hold others.
 */
export const protectSchema = {
  title: 'Protection of small numbers',
  type: 'object',
  required: ['dimensions', 'cells'],
  properties: {
    policy: { type: 'string', enum: Object.keys(protectionPolicies), description: `one of ${Object.keys(protectionPolicies).map((name) => `"${name}"`).join(', ')}: the convention that the other settings start from`, default: 'allied' },
    minimum: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'a whole number of 1 or more: the smallest group that is shown', default: 8 },
    rounding: { type: ['integer', 'null'], minimum: 2, maximum: 1000, description: 'a whole number of 2 or more, usually 5, or null: shown figures are rounded to the nearest multiple', default: null },
    zerosSafe: { type: 'boolean', description: 'true or false: whether it may be said that nobody is in a group', default: false },
    complements: { type: 'boolean', description: 'true or false: whether those whom a rate leaves out are protected too', default: true },
    period,
    dimensions: { type: 'array', items: { type: 'string', minLength: 1, description: 'the name of a dimension' }, description: 'a list of the names of the dimensions' },
    hierarchies: { type: ['object', 'array', 'null'], description: 'by dimension, which values hold others: {dimension: {child: parent}} or {dimension: {parent: [children]}}, also nested or as a list of {dimension, parent, children}' },
    cells: { type: 'array', description: 'a list of cells {key, count, rate}', items: { description: 'a cell {key, count, rate}', properties: { key, count: { description: 'a whole number of 0 or more: people' }, rate, isHidden: { description: 'true or false: whether to hide it whatever it counts' } } } },
    published: {
      type: 'array',
      description: 'a list of earlier tables {id, period, cells}',
      items: {
        type: 'object',
        description: 'an earlier table {id, period, cells}',
        required: ['cells'],
        properties: {
          id: { type: ['string', 'integer', 'null'], description: 'a text or whole number that names the table' },
          period,
          cells: { type: 'array', description: 'a list of cells {key, shown} or {key, count}: the figure that was shown, null where it was hidden', items: { description: 'a cell {key, shown, rate}', properties: { key, shown: { description: 'the figure that was shown, or null' }, count: { description: 'the same, where shown is lacking' }, rate } } },
        },
      },
    },
  },
} as const;
