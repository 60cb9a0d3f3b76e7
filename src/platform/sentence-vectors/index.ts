export { closeSentenceEncoder, sentenceVectors } from './sentence-vectors.ts';
