export { foldChangesJob } from './fold-changes.ts';
export { keptPage, type KeepingPage } from './kept-page.ts';
