import { readdirSync, readFileSync } from 'node:fs';
import { openIndex, readConcepts, readSentenceMap, type ConceptBook, type IdeaIndex, type SentenceMap, type SimilarityInput, type SimilaritySentences } from '#engines/similarity';
import { readWordVectors, type WordVectors } from '#engines/word-vectors';
import { closeSentenceEncoder, sentenceVectors } from '#platform/sentence-vectors';

const content = new URL('../../../../content/', import.meta.url);

let known: { book: ConceptBook; vectors: WordVectors; map: SentenceMap } | null = null;

/** An empty index over the words of content/similar-words, content/word-vectors and content/sentence-map, which are read with the first. */
export function openIdeaIndex(): IdeaIndex {
  known ??= { book: readConcepts(conceptLines()), vectors: readWordVectors(read('word-vectors')), map: readSentenceMap(read('sentence-map')) };
  return openIndex(known.book, known);
}

const read = (folder: string): Uint8Array => readFileSync(new URL(`${folder}/english.bin`, content));

const MOST_MILLISECONDS = 60 * 60_000;

/** The vectors of all sentences of an input, for the command line: it waits for them, and the encoder ends with it. Null where it fails. */
export async function sentencesOf({ ideas, texts = [] }: SimilarityInput): Promise<SimilaritySentences | null> {
  const found = await sentenceVectors([...ideas.map(({ words }) => words), ...texts], { withinMs: MOST_MILLISECONDS });
  await closeSentenceEncoder();
  return found && { ideas: found.slice(0, ideas.length), texts: found.slice(ideas.length) };
}

function conceptLines(): string {
  const folder = new URL('similar-words/', content);
  return readdirSync(folder).toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}
