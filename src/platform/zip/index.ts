// FRONT DOOR of ZIP archives: written without a library, and read within limits.
export { readZip } from './read-zip.ts';
export { zipOf, zipOfPieces } from './write-zip.ts';
