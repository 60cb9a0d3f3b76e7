import type { Sentence } from '#platform/access';

export const sentences = [{ who: 'anyone', may: 'read stories', where: 'anywhere' }] as const satisfies readonly Sentence[];
