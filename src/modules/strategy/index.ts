// The front door of the strategy room. Queries, commands and types that other rooms may use are named here.
export type { StrategyState } from './domain/life-cycle-states.ts';
