import type { Sentence } from '#platform/access';

/** Who may do what with the dashboard. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read the dashboard', where: 'anywhere', because: 'Definitions are public; figures that are not public are seen by their own organisation only.' },
] as const satisfies readonly Sentence[];
