import { searchWordsSchema } from '../domain/search-words.ts';
import { readShippedContent } from './shipped-content.ts';

/** Words that people look for, and the words on pages for the same thing (content/search-words.yaml). */
export const { alike } = readShippedContent('search-words.yaml', searchWordsSchema);
