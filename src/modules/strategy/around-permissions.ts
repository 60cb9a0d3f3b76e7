import type { Sentence } from '#platform/access';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who may do what around the strategies: workstreams, words, policy sources, comments on drafts, partners. */
export const aroundSentences = [
  { who: 'anyone signed in', may: 'read shared workstreams', where: 'anywhere', because: 'Organisations join up only when they can see each other’s work; what is not shared stays at home.' },
  { who: leads, may: 'register workstreams', where: 'own organisation' },
  { who: ['program'], may: 'register workstreams', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope workstreams:write.' },
  { who: 'anyone', may: 'read the glossary', where: 'anywhere' },
  { who: 'anyone', may: 'report a term', where: 'anywhere', because: 'Whoever is hurt or lost by a word must be able to say so, without a name.' },
  { who: strategyLeads, may: 'review words', where: 'own organisation' },
  { who: ['national team'], may: 'review words of every page', where: 'anywhere', atLevel: 'national', because: 'Words that no single organisation owns are kept by the national team.' },
  { who: everyMember, may: 'enter for someone', where: 'own organisation', because: 'Words by phone, on paper or in person count like any other; whoever hears them may type them in, with consent.' },
  { who: 'anyone', may: 'read policy sources', where: 'anywhere' },
  { who: strategyLeads, may: 'cite policy sources', where: 'own organisation' },
  { who: ['national team'], may: 'mark a policy as superseded', where: 'anywhere', atLevel: 'national' },
  { who: 'anyone', may: 'comment on a draft', where: 'anywhere' },
  { who: strategyLeads, may: 'decide comments', where: 'own organisation' },
  { who: everyMember, may: 'read partners', where: 'own organisation' },
  { who: leads, may: 'keep partners', where: 'own organisation' },
  { who: 'anyone', may: 'read systems', where: 'anywhere' },
  { who: 'anyone', may: 'read coverage', where: 'anywhere' },
  { who: leads, may: 'tag objectives', where: 'own organisation' },
  { who: ['program'], may: 'tag objectives', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope objectives:write.' },
  { who: strategyLeads, may: 'write easy read', where: 'own organisation' },
  { who: ['national team'], may: 'write easy read of every page', where: 'anywhere', because: 'Pages about this site belong to no organisation; the national team keeps their words.' },
  { who: 'anyone', may: 'read what you can do here', where: 'anywhere' },
] as const satisfies readonly Sentence[];

export type AroundAction = (typeof aroundSentences)[number]['may'];
