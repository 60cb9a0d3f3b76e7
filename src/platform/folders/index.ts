export { makeFolder, ownFolder, type Account } from './folders.ts';
export { readTextFile } from './read-text-file.ts';
