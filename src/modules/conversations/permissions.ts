import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

const organisers = [...strategyLeads, 'service lead'] as const;

/** People with lived experience who lead (row S159). */
const peers = [
  { who: [...organisers, 'peer leader'], may: 'set questions', where: 'own organisation', because: 'A peer leader sets questions with the organisers, before they are announced.' },
  { who: ['peer leader'], may: 'sign off conversations', where: 'own organisation', because: 'Nobody signs off their own work: organisers cannot.' },
  { who: [...organisers, 'peer leader'], may: 'keep peer records', where: 'own organisation', because: 'A peer leader keeps and sees their own notes; organisers those of all peer leaders.' },
] as const satisfies readonly Sentence[];

/** People who are not online: who hosts, who types in, who checks. */
const besideTheScreen = [
  { who: [...organisers, 'community partner', 'peer leader'], may: 'host workshops', where: 'own organisation', because: 'A community partner or peer leader hosts and types in for their own workshops; organisers for all of them.' },
  { who: everyMember, may: 'type in for people', where: 'own organisation', because: 'Words and votes by phone, on paper or in person count the same; whoever hears them may type them in, with consent.' },
  { who: everyMember, may: 'enter hands again', where: 'own organisation', because: 'A second person counts the hands again; nobody checks their own entry.' },
  { who: organisers, may: 'keep partner groups', where: 'own organisation' },
  { who: everyMember, may: 'read partner groups', where: 'own organisation', because: 'Whoever belongs here may see what partner groups were told.' },
] as const satisfies readonly Sentence[];

/** Other languages, and answers to what was said. */
const besideTheWords = [
  { who: [...organisers, 'moderator', 'community partner'], may: 'translate words', where: 'own organisation', because: 'Who reads what was said in another language writes down what it says, beside the original.' },
  { who: [...organisers, 'moderator'], may: 'take ideas up for an answer', where: 'own organisation', because: 'An idea that few support can need an answer as well.' },
  { who: organisers, may: 'answer ideas', where: 'own organisation' },
  { who: 'anyone signed in', may: 'read their own invitations', where: 'anywhere' },
] as const satisfies readonly Sentence[];

export const sentences = [
  { who: 'anyone', may: 'read conversations', where: 'anywhere' },
  { who: 'anyone', may: 'take part', where: 'anywhere', because: 'Listening is open to everyone, without an account and at any hour.' },
  { who: organisers, may: 'organise conversations', where: 'own organisation' },
  ...besideTheScreen,
  ...besideTheWords,
  ...peers,
  { who: ['moderator'], may: 'moderate conversations', where: 'own organisation', because: 'Who decides what is shown is trained for it, and is not who asked the question.' },
  { who: ['moderator', ...strategyLeads], may: 'decide appeals', where: 'own organisation', because: 'Somebody who took no part in the refusal decides; where there is one moderator, that is who leads the strategy.' },
  { who: ['moderator', 'researcher', 'community partner', 'peer leader'], may: 'code words', where: 'own organisation', because: 'Peers with lived experience read words as those who wrote them do.' },
  { who: ['moderator', 'researcher'], may: 'keep codes', where: 'own organisation' },
  { who: organisers, may: 'answer themes', where: 'own organisation', because: 'Whoever asked the question says what is done about what people said.' },
  { who: ['moderator', 'researcher'], may: 'read what matters', where: 'own organisation', because: 'Answers to “What matters to you?” are private: only who is trained to read and code them sees the words.' },
  { who: organisers, may: 'publish themes', where: 'own organisation', because: 'Who codes words does not decide alone what is published as a theme.' },
  { who: ['moderator', 'researcher', ...organisers], may: 'keep themes', where: 'own organisation' },
] as const satisfies readonly Sentence[];

export type ConversationAction = (typeof sentences)[number]['may'];
