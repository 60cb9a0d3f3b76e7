export { analyseSimilarity, similaritySchema, type SimilarityInput } from './analyse-similarity.ts';
export { readConcepts, type ConceptBook } from './concepts.ts';
export { openIndex, similarityVersion, type IdeaIndex, type SimilarIdea } from './idea-index.ts';
