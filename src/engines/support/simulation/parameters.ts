import type { FeedOrder } from '../order-feed.ts';

/** How the chance of a look falls from the first position, where it is 1, down the list. */
export type Examination =
  | { readonly shape: 'power'; readonly power: number }
  | { readonly shape: 'geometric'; readonly keep: number }
  | { readonly shape: 'step'; readonly fold: number; readonly below: number }
  /** Half of the visitors by one shape, half by the other: a curve that no single formula gives. */
  | { readonly shape: 'mixed'; readonly power: number; readonly keep: number }
  /** A visitor reads every card down to a place of their own and nothing after it. */
  | { readonly shape: 'depth'; readonly mean: number };

/** Distribution of a share between 0 and 1: low + span × Beta(a, b), or two kinds of ideas. */
export type Spread = { readonly low: number; readonly span: number; readonly a: number; readonly b: number } | { readonly first: number; readonly second: number; readonly firstShare: number };

/** A conversation to be simulated. Everything here is hidden from the engine. */
export interface ConversationParameters {
  readonly ideas: number;
  readonly days: number;
  readonly visitors: number;
  /** Share of visitors, and of ideas, in the opening days. */
  readonly visitorsEarly: number;
  readonly ideasEarly: number;
  readonly openingDays: number;
  readonly cards: number;
  readonly examination: Examination;
  /** Chance that a person who looks reacts. */
  readonly salience: Spread;
  /** Chance that a reaction backs. */
  readonly approval: Spread;
  /** Chance that a reaction is a pass instead: known in slots only. */
  readonly passShare: number;
  readonly order: FeedOrder;
  readonly randomisedShare: number;
  /** Visits between two flushes of the counters by which the feed is ordered. */
  readonly flushEvery: number;
}

/**
 * The family of the study behind the goals: 400 ideas in 28 days, 1,100 visitors of whom half come in an opening burst, approval
 * Beta(5, 2), salience 0.1 + 0.5 Beta(2, 3), a look at rank k in proportion to k^−0.7, 80 cards: about 7 votes for each idea. The study
 * leaves open how ideas arrive; 17 % in the three opening days give its votes and its concentration of exposure.
 */
export const baseParameters: ConversationParameters = {
  ideas: 400, days: 28, visitors: 1100, visitorsEarly: 0.5, ideasEarly: 0.17, openingDays: 3, cards: 80,
  examination: { shape: 'power', power: 0.7 },
  salience: { low: 0.1, span: 0.5, a: 2, b: 3 },
  approval: { low: 0, span: 1, a: 5, b: 2 },
  passShare: 0, order: 'balanced', randomisedShare: 0.1, flushEvery: 2,
};

/** Other conversations: other shapes, crowds and kinds of ideas. */
export const parameterSets: Readonly<Record<string, ConversationParameters>> = {
  'base: power 0.7': baseParameters,
  'steep: power 1': { ...baseParameters, examination: { shape: 'power', power: 1 } },
  'gentle: power 0.4': { ...baseParameters, examination: { shape: 'power', power: 0.4 } },
  'geometric 0.95': { ...baseParameters, examination: { shape: 'geometric', keep: 0.95 } },
  'step at 10': { ...baseParameters, examination: { shape: 'step', fold: 10, below: 0.2 } },
  'two kinds of visitors': { ...baseParameters, examination: { shape: 'mixed', power: 0.5, keep: 0.8 } },
  'read to a depth': { ...baseParameters, examination: { shape: 'depth', mean: 12 } },
  'divided opinion': { ...baseParameters, approval: { low: 0, span: 1, a: 2, b: 2 } },
  'few react, with passes': { ...baseParameters, salience: { low: 0.05, span: 0.3, a: 1, b: 3 }, passShare: 0.15 },
  'many react': { ...baseParameters, salience: { low: 0.3, span: 0.6, a: 2, b: 2 } },
  'two kinds of ideas': { ...baseParameters, salience: { first: 0.1, second: 0.5, firstShare: 0.7 } },
  'all much alike': { ...baseParameters, salience: { low: 0.2, span: 0.1, a: 2, b: 2 }, approval: { low: 0, span: 1, a: 20, b: 8 } },
  '400 visitors': { ...baseParameters, visitors: 400 },
  '5,000 visitors': { ...baseParameters, visitors: 5000 },
  '60 ideas, 300 visitors': { ...baseParameters, ideas: 60, visitors: 300 },
  'newest first': { ...baseParameters, order: 'newest' },
  'least seen first': { ...baseParameters, order: 'least-seen' },
};
