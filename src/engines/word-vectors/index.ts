export { readWordVectors, writeWordVectors, type WordVectors } from './word-vectors.ts';
