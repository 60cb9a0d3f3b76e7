import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

/** Who may read, load, change and dispute strategies. */
export const strategySentences = [
  { who: 'anyone', may: 'read strategies', where: 'anywhere' },
  { who: [...strategyLeads, 'administrator'], may: 'load a strategy', where: 'own organisation' },
  { who: strategyLeads, may: 'change a strategy', where: 'own organisation', because: 'The lead of a level answers for its strategy: state, wording and links.' },
  { who: everyMember, may: 'dispute a link', where: 'own organisation', because: 'Anyone may say that a link is wrong, for an organisation they belong to.' },
] as const satisfies readonly Sentence[];
