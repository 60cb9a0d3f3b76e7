export { askedOf } from './asked.ts';
export { findItems, MOST_COUNTED, type Find, type Finds } from './find.ts';
export { meantWords } from './meant.ts';
export { indexEverything, refreshSearchJob, reindexSearchJob } from './refresh.ts';
export { among, type Searchable } from './searchable.ts';
