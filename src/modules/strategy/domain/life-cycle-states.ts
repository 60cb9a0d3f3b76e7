/** The seven states of a strategy, in the order it usually meets them (AHPs Deliver, Introduction: purpose; row S18). */
export const strategyStates = [
  'listening',
  'drafting',
  'check and challenge',
  'live',
  'mid-term review',
  'closing',
  'legacy',
] as const;

export type StrategyState = (typeof strategyStates)[number];
