import type { Sentence } from '#platform/access';
import { strategyLeads } from '#modules/directory';

const organisers = [...strategyLeads, 'service lead'] as const;

export const sentences = [
  { who: 'anyone', may: 'read conversations', where: 'anywhere' },
  { who: 'anyone', may: 'take part', where: 'anywhere', because: 'Listening is open to everyone, without an account and at any hour.' },
  { who: organisers, may: 'organise conversations', where: 'own organisation' },
  { who: ['moderator'], may: 'moderate conversations', where: 'own organisation', because: 'Who decides what is shown is trained for it, and is not who asked the question.' },
  { who: ['moderator', 'researcher', 'community partner'], may: 'code words', where: 'own organisation', because: 'Peers with lived experience read words as those who wrote them do.' },
  { who: ['moderator', 'researcher'], may: 'keep codes', where: 'own organisation' },
  { who: organisers, may: 'publish themes', where: 'own organisation', because: 'Who codes words does not decide alone what is published as a theme.' },
  { who: ['moderator', 'researcher', ...organisers], may: 'keep themes', where: 'own organisation' },
] as const satisfies readonly Sentence[];

export type ConversationAction = (typeof sentences)[number]['may'];
