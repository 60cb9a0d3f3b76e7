import type { Sentence } from '#platform/access';
import { aroundSentences } from './around-permissions.ts';
import { objectiveSentences } from './objective-permissions.ts';

/** Who may do what with strategies. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read strategies', where: 'anywhere' },
  ...objectiveSentences,
  ...aroundSentences,
] as const satisfies readonly Sentence[];
