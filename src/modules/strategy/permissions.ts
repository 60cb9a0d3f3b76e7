import type { Sentence } from '#platform/access';
import { aroundSentences } from './around-permissions.ts';
import { objectiveSentences } from './objective-permissions.ts';
import { sessionSentences } from './session-permissions.ts';
import { strategySentences } from './strategy-permissions.ts';

/** Who may do what with strategies. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  ...strategySentences,
  ...objectiveSentences,
  ...aroundSentences,
  ...sessionSentences,
] as const satisfies readonly Sentence[];
