/** Words as a sentence: with a full stop, unless they bring an end of their own. */
export const withFullStop = (words: string): string => (/[.!?…]['’"”)]?$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);
