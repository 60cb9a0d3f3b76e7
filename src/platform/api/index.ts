export { operation, type Answer, type Asked, type Operation } from './operation.ts';
export { afterMoment, listOperation, MOST_ITEMS, rowsOf, type ListOperation, type PageAsked, type Rows } from './paging.ts';
export { matchedVersion, PreconditionFailed, PreconditionNeeded, versionTag } from './preconditions.ts';
