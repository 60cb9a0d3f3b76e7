export { SENTENCE_WIDTH } from './encoder.ts';
export { closeSentenceEncoder, sentenceVectors } from './sentence-vectors.ts';
