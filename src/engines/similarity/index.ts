export { analyseSimilarity, similaritySchema, type SimilarityInput, type SimilaritySentences } from './analyse-similarity.ts';
export { readConcepts, type ConceptBook } from './concepts.ts';
export { openSpelling, type SpellingBook } from './spelling.ts';
export { stemOf } from './stems.ts';
export { isEmptyWord, wordsOf } from './words.ts';
export { openIndex, similarityVersion, type IdeaIndex, type SimilarIdea } from './idea-index.ts';
export { readSentenceMap, writeSentenceMap, type SentenceMap } from './sentence-map.ts';
