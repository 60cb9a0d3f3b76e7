import type { Sentence } from '#platform/access';
import { objectiveSentences } from './objective-permissions.ts';

/** Who may do what with strategies. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read strategies', where: 'anywhere' },
  ...objectiveSentences,
] as const satisfies readonly Sentence[];
