// FRONT DOOR of repeatable chance: the same seed gives the same numbers on every machine.
export { hashText, seededRandom, type Random } from './random.ts';
export { standardNormal } from './normal.ts';
