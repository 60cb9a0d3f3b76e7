const MOST_LETTERS = 80;

/** What stands in a file, in quotation marks: a cell may hold a whole letter, and a reason is read on one line. */
export const quoted = (words: string): string => `“${shortened(words)}”`;

export const shortened = (words: string, most = MOST_LETTERS): string => (words.length > most ? `${words.slice(0, most)}…` : words);
