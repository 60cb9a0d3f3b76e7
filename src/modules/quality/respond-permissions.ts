import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who answers for what the figures show. */
export const respondSentences = [
  { who: everyMember, may: 'read answers to signals', where: 'own organisation', because: 'Whoever belongs here may see what waits for an answer, and what was answered.' },
  { who: everyMember, may: 'answer signals', where: 'own organisation', because: 'Members answer what they were given; leads everything of the organisation.' },
  { who: leads, may: 'hand over answers', where: 'own organisation' },
  { who: leads, may: 'name figures behind decisions', where: 'own organisation', because: 'Whoever answers for a service says which figures a decision rests on, and takes back what was wrong.' },
  { who: leads, may: 'review objectives', where: 'own organisation', because: 'Whoever answers for an objective says each quarter, with evidence, whether it helped.' },
  { who: 'anyone', may: 'say whether it helped', where: 'anywhere', because: 'People, the AHP community and others each judge, without an account.' },
  { who: [...leads, 'community partner', 'peer leader'], may: 'enter what people said', where: 'own organisation', because: 'Whoever hears people in a meeting, by phone or on paper may type in what they agreed to.' },
  { who: 'anyone', may: 'answer about care', where: 'anywhere', because: 'Whoever had care can say how it was, without an account.' },
  { who: leads, may: 'keep experience measures', where: 'own organisation' },
  { who: leads, may: 'keep outcome measures', where: 'own organisation', because: 'Whoever answers for a service chooses its instruments and brings in counts and sums.' },
] as const satisfies readonly Sentence[];
