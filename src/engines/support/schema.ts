const counts = {
  type: 'array',
  description: 'a list of {position, count}',
  items: {
    type: 'object',
    description: '{position, count}',
    required: ['position', 'count'],
    properties: {
      position: { type: 'integer', minimum: 0, maximum: 1_000_000, description: 'a whole number: the place in the list, the first is 1' },
      count: { type: 'number', minimum: 0, maximum: 1e12, description: 'a number of 0 or more' },
    },
  },
} as const;

const votes = (what: string) => ({ type: 'integer', minimum: 0, maximum: 1e12, description: `a whole number of 0 or more: ${what}` }) as const;
const share = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } as const;

/** The input of `bin/allied analyse support`. */
export const supportSchema = {
  title: 'Support adjusted for exposure',
  type: 'object',
  required: ['now', 'ideas'],
  properties: {
    now: { type: 'string', format: 'date-time', description: 'an ISO 8601 date and time' },
    confidence: { anyOf: [share, { type: 'array', minItems: 1, items: share }], description: 'a number between 0 and 1, or a list of them', default: 0.9 },
    priorDays: { type: 'number', exclusiveMinimum: 0, maximum: 10_000, description: 'a number of days above 0', default: 3 },
    top: { type: 'integer', minimum: 1, description: 'a whole number of 1 or more', default: 20 },
    ideas: {
      type: 'array',
      description: 'a list of ideas',
      items: {
        type: 'object',
        description: 'an idea {id, publishedAt, up, down}',
        required: ['id', 'publishedAt', 'up', 'down'],
        properties: {
          id: { type: ['string', 'integer'], minLength: 1, description: 'a text or whole number that names the idea' },
          publishedAt: { type: 'string', format: 'date-time', description: 'an ISO 8601 date and time' },
          hiddenHours: { type: 'number', minimum: 0, maximum: 1e9, description: 'a number of hours of 0 or more' },
          up: votes('people who backed it'),
          down: votes('people who opposed it'),
          impressions: counts,
          served: counts,
        },
      },
    },
    slots: {
      type: 'array',
      description: 'a list of {position, idea, impressions, votes} from the randomised share of the feed',
      items: {
        type: 'object',
        description: '{position, idea, impressions, votes}',
        required: ['position', 'impressions', 'votes'],
        properties: {
          position: counts.items.properties.position,
          idea: { type: ['string', 'integer', 'null'], description: 'a text or whole number that names the idea' },
          impressions: { type: 'number', minimum: 0, maximum: 1e12, description: 'a number of 0 or more' },
          votes: { type: 'number', minimum: 0, maximum: 1e12, description: 'a number of 0 or more: up, down and pass together' },
        },
      },
    },
  },
} as const;
