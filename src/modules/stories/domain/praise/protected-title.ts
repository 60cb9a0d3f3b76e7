import { guide } from '../guide/guide-content.ts';

const titles = guide.flatMap((entry) => entry.titles);
const pattern = new RegExp(String.raw`\b(${titles.map((title) => title.toLowerCase()).join('|')})\b`, 'i');

/** True where a name stands with a title that the law protects: then the page needs a registration that somebody has checked. The database asks the same. */
export const holdsProtectedTitle = (shown: string): boolean => pattern.test(shown);
