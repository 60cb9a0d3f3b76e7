// FRONT DOOR of funnel: each unit against the average of all, with limits that allow for its size and for the usual differences between units.
export { analyseFunnel, funnelVersion } from './analyse-funnel.ts';
export { unitSums } from './sums.ts';
export { funnelSchema } from './schema.ts';
export type { CurvePoint, FunnelInput, FunnelPoint, FunnelResult, FunnelType, FunnelUnit, LimitPair, UnitError } from './input.ts';
