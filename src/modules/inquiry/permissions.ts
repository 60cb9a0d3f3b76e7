import type { Sentence } from '#platform/access';

export const sentences = [{ who: 'anyone', may: 'read inquiry', where: 'anywhere' }] as const satisfies readonly Sentence[];
