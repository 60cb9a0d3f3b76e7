// FRONT DOOR of inequality: slope and relative index across deprivation quantiles, with limits that are worked out and not drawn at random.
export { analyseInequality, inequalityVersion, type AreaAnswer, type InequalityResult } from './analyse-inequality.ts';
export { inequalitySchema } from './schema.ts';
export type { InequalityInput, ValueType } from './input.ts';
