import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** A program writes only with a token that an administrator of the organisation gave the scope for. */
const programSentences = [
  { who: ['program'], may: 'write objectives', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope objectives:write.' },
  { who: ['program'], may: 'record progress', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope objectives:write.' },
  { who: ['program'], may: 'add actions', where: 'own organisation', because: 'Through the interface for programs, for a role and not for a person; it ends only actions that are no person’s.' },
  { who: ['program'], may: 'record who took part', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope objectives:write.' },
  { who: ['program'], may: 'record decisions', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope objectives:write.' },
] as const;

/** Who may do what with annual objectives. */
export const objectiveSentences = [
  { who: 'anyone', may: 'read objectives', where: 'anywhere' },
  { who: leads, may: 'write objectives', where: 'own organisation' },
  ...programSentences,
  {
    who: everyMember, may: 'record progress', where: 'own organisation',
    because: 'Members record progress on objectives that they own; leads on every objective of the organisation.',
  },
  {
    who: everyMember, may: 'add actions', where: 'own organisation',
    because: 'Permission and authority to act at every level: anyone may act, and nobody can refuse another’s action.',
  },
  {
    who: [...leads, 'community partner'], may: 'record who took part', where: 'own organisation',
    because: 'Community partners write the partnership record too, so that it is not only the organisation’s account.',
  },
  { who: leads, may: 'record decisions', where: 'own organisation' },
  { who: 'anyone signed in', may: 'read their own work', where: 'anywhere' },
  { who: 'anyone', may: 'answer a reminder by its link', where: 'anywhere', because: 'The link itself is the proof: it is for one person, one objective and one month, once.' },
] as const satisfies readonly Sentence[];

export type ObjectiveAction = (typeof objectiveSentences)[number]['may'];
