import type { Sentence } from '#platform/access';

/** Who may do what with strategies. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read strategies', where: 'anywhere' },
] as const satisfies readonly Sentence[];
