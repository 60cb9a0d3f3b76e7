export { makeFolder, ownFolder, type Account } from './folders.ts';
