export { analyseSimilarity, similaritySchema, type SimilarityInput, type SimilaritySentences } from './analyse-similarity.ts';
export { readConcepts, type ConceptBook } from './concepts.ts';
export { openIndex, similarityVersion, type IdeaIndex, type SimilarIdea } from './idea-index.ts';
export { readSentenceMap, writeSentenceMap, type SentenceMap } from './sentence-map.ts';
