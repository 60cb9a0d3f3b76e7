/** How people can take part in a phase, where that changed after a pause (row S164). The database holds the same list. */
export const channels = ['online only', 'in person only', 'online and in person'] as const;
export type Channel = (typeof channels)[number];
