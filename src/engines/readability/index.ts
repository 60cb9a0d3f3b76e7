export { measureReading } from './reading-age.ts';
export { findLongSentences, splitSentences, type Sentence } from './sentences.ts';
export { countSyllables } from './syllables.ts';
export { findShortForms, type ShortForm } from './short-forms.ts';
export { splitWords } from './words.ts';
