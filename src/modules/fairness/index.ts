// The front door of the fairness room: what other rooms may use is named here, and nothing else is public.
export { groupsLookedAtFirst } from './queries/around-gaps.ts';
export { sentences } from './permissions.ts';
export { gapsOfObjective, type ObjectiveGap } from './queries/gaps-of-objective.ts';
