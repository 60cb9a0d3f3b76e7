/** The input of `bin/allied analyse agreement`. */
export const agreementSchema = {
  title: 'Agreement between coders',
  type: 'object',
  required: ['items', 'level'],
  properties: {
    items: {
      type: 'array',
      description: 'a list of coded items',
      items: {
        type: 'object',
        description: 'an item {id, codings}',
        required: ['id', 'codings'],
        properties: {
          id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the item' },
          codings: {
            type: 'array',
            description: 'a list of {coder, code}',
            items: {
              type: 'object',
              description: '{coder, code}',
              required: ['coder'],
              properties: {
                coder: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the coder' },
                code: { type: ['string', 'number', 'null'], description: 'a text, a number, or null where this coder gave none' },
              },
            },
          },
        },
      },
    },
    level: { type: 'string', enum: ['nominal', 'ordinal', 'interval'], description: '"nominal", "ordinal" or "interval"' },
    order: { type: 'array', items: { type: ['string', 'number'] }, description: 'for "ordinal": a list of all codes from lowest to highest, needed when they are not numbers' },
    confidence: {
      anyOf: [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { type: 'array', minItems: 1, items: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } }],
      description: 'a number between 0 and 1, or a list of them',
      default: 0.95,
    },
    resamples: { type: 'integer', minimum: 100, maximum: 100_000, description: 'a whole number from 100 to 100000', default: 2000 },
    seed: { type: 'integer', description: 'a whole number', default: 1 },
  },
} as const;
