export { operation } from './operation.ts';
export { afterMoment, listOperation, rowsOf, type PageAsked, type Rows } from './paging.ts';
export { matchedVersion, refuseUnmatched, versionTag } from './preconditions.ts';
