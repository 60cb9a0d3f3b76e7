/** What an author may let us do with their words, each by its own yes. The database holds the same list (words_leave). */
export const purposes = ['quote', 'story', 'learning'] as const;
export type Purpose = (typeof purposes)[number];
