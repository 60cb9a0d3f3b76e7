import { readdirSync, readFileSync } from 'node:fs';
import { openIndex, readConcepts, type ConceptBook, type IdeaIndex } from '#engines/similarity';
import { readWordVectors, type WordVectors } from '#engines/word-vectors';

const content = new URL('../../../../content/', import.meta.url);

let known: { book: ConceptBook; vectors: WordVectors } | null = null;

/** An empty index over the words of content/similar-words and content/word-vectors, which are read with the first. */
export function openIdeaIndex(): IdeaIndex {
  known ??= { book: readConcepts(conceptLines()), vectors: readWordVectors(readFileSync(new URL('word-vectors/english.bin', content))) };
  return openIndex(known.book, { vectors: known.vectors });
}

function conceptLines(): string {
  const folder = new URL('similar-words/', content);
  return readdirSync(folder).toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}
