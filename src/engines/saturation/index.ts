// FRONT DOOR of saturation: when new batches of words stop bringing new codes.
export { analyseSaturation, saturationVersion, unreadableBatch, type SaturationInput, type SaturationResult } from './analyse-saturation.ts';
export { saturationSchema } from './schema.ts';
