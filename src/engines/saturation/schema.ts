const wholeOrNone = { type: ['integer', 'null'], minimum: 0, description: 'a whole number of 0 or more, or null where it is not known' } as const;

/** The input of `bin/allied analyse saturation`. */
export const saturationSchema = {
  title: 'Saturation of codes over batches',
  type: 'object',
  required: ['batches'],
  properties: {
    batches: {
      type: 'array',
      description: 'a list of batches in the order in which they were coded',
      items: {
        type: 'object',
        description: 'a batch {id, newCodes, codings}',
        required: ['id', 'newCodes'],
        properties: {
          id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the batch' },
          newCodes: { ...wholeOrNone, description: 'a whole number of 0 or more: codes that no batch before had' },
          codings: { ...wholeOrNone, description: 'a whole number of 0 or more: all codings of this batch' },
        },
      },
    },
    base: { type: 'integer', minimum: 1, description: 'a whole number of 1 or more: batches that make the base', default: 4 },
    run: { type: 'integer', minimum: 1, description: 'a whole number of 1 or more: batches that make a run', default: 2 },
    threshold: { type: 'number', minimum: 0, maximum: 1, description: 'a number from 0 to 1: the share of new codes that is small enough', default: 0.05 },
  },
} as const;
