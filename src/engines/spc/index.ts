// FRONT DOOR of spc: has a figure over time changed, or is it chance?
export { analyseSpc, spcVersion } from './analyse-spc.ts';
export { judgeMany, type BatchAnswer, type BatchSeries } from './judge-many.ts';
export { spcSchema } from './schema.ts';
export type { Assurance, PointAnswer, Rule, SeriesAnswer, SignalAnswer, SpcResult, Variation } from './answer-types.ts';
export { ruleOfBit } from './rules/marks.ts';
