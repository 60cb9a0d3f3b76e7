import { functionNames } from './functions.ts';

/** The input of `bin/allied analyse special`. */
export const specialSchema = {
  title: 'Probability functions',
  type: 'object',
  required: ['calls'],
  properties: {
    calls: {
      type: 'array',
      description: 'a list of calls {f, args}',
      items: {
        type: 'object',
        description: 'a call {f, args, lowerTail, log}',
        required: ['f', 'args'],
        properties: {
          f: { type: 'string', enum: functionNames, description: `one of ${functionNames.join(', ')}` },
          args: { type: 'array', items: { type: 'number', description: 'a finite number' }, description: 'a list of numbers, in the order of R: qnorm and pnorm (p or x, mean 0, sd 1), qgamma and pgamma (p or x, shape, rate 1), qchisq and qt (p, df), qbeta and pbeta (p or x, a, b), pbinom (count, size, prob), ppois (count, lambda), lgamma and digamma (x)' },
          lowerTail: { type: 'boolean', description: 'true or false: false for the probability of more than x', default: true },
          log: { type: 'boolean', description: 'true or false: true where the probability is its natural logarithm', default: false },
        },
      },
    },
    compat: { type: ['boolean', 'string'], description: 'true or the name of a reference; it changes nothing here' },
  },
} as const;
