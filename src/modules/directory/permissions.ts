import type { Sentence } from '#platform/access';

/** Who may do what in the directory. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read the directory', where: 'anywhere' },
] as const satisfies readonly Sentence[];
