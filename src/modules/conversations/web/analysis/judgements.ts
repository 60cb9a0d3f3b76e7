export const judgements = ['agrees', 'adds', 'conflicts'] as const;
export const judgementTitle: Readonly<Record<(typeof judgements)[number], string>> = { agrees: 'It says the same', adds: 'It adds something', conflicts: 'It says something else' };
