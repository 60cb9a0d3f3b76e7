import type { Sentence } from '#platform/access';
import { learningSentences } from './learning-permissions.ts';

export const sentences = [{ who: 'anyone', may: 'read improvement', where: 'anywhere' }, ...learningSentences] as const satisfies readonly Sentence[];
