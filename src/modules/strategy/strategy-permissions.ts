import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

/** A program writes only with a token that an administrator of the organisation gave the scope for. */
const programSentences = (['load a strategy', 'change a strategy', 'dispute a link'] as const).map((action) => (
  { who: ['program'], may: action, where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope strategies:write.' } as const
));

/** Who may read, load, change and dispute strategies. */
export const strategySentences = [
  { who: 'anyone', may: 'read strategies', where: 'anywhere' },
  { who: [...strategyLeads, 'administrator'], may: 'load a strategy', where: 'own organisation' },
  ...programSentences,
  { who: strategyLeads, may: 'change a strategy', where: 'own organisation', because: 'The lead of a level answers for its strategy: state, wording and links.' },
  { who: everyMember, may: 'dispute a link', where: 'own organisation', because: 'Anyone may say that a link is wrong, for an organisation they belong to.' },
] as const satisfies readonly Sentence[];
