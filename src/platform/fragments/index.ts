export { fragmentsOf } from './fragments.ts';
export { sharedScope } from './shared-scope.ts';
