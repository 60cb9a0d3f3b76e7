import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConcepts } from '#engines/similarity';

const folder = fileURLToPath(new URL('../../../../content/similar-words/', import.meta.url));

/** Which words mean something alike, from content/similar-words. */
export const similarWords = readConcepts(globSync(`${folder}*.txt`).toSorted().map((file) => readFileSync(file, 'utf8')).join('\n'));
