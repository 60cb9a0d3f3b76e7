export { readConcepts, type ConceptBook } from './concepts.ts';
export { openIndex, type IdeaIndex, type SimilarIdea } from './idea-index.ts';
