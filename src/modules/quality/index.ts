// The front door of the quality room: what other rooms may use is named here, and nothing else is public.
export { offersAfterEventsJob, offersJob } from './commands/offers/take-offers.ts';
export { sentences } from './permissions.ts';
export { LARGEST_FILE_BYTES, uploadFigures } from './commands/upload-figures.ts';
export { addCharacteristic, addGroup } from './commands/add-characteristic.ts';
export { unitAfter } from './domain/measure.ts';
export { periodAt, periodName, periodsBetween, type Grain } from './domain/periods.ts';
export { readPeriod, readNumber } from './domain/imports/read-period.ts';
export { characteristicList, type CharacteristicLine } from './queries/splits/characteristics.ts';
export { importChoices } from './queries/import-choices.ts';
export type { MeasureLine } from './queries/measures.ts';
export { figuresOfSplits, splitFigures, splitsAfter, splitsAt, splitsSeen, type SplitFigures, type SplitGroup, type SplitSeen } from './queries/splits/split-figures.ts';
export { Definition } from './web/definition.tsx';
export { ownNotices } from './queries/own-notices.ts';
export { partsOfObjective } from './web/objective-part/parts-of-objective.tsx';
export { seriesOfObjective, type LinkedSeries } from './queries/reviews/objective-reviews.ts';
