export { fragmentsOf, openFragments, type FragmentRequest, type Fragments } from './fragments.ts';
export { sharedScope, type SharedScope } from './shared-scope.ts';
export { openRevisions, type Revisions } from './revisions.ts';
