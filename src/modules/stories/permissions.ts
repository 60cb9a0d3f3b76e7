import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { everyMember, strategyLeads } from '#modules/directory';

const keepers = [...strategyLeads, 'service lead'] as const;

/** Who may do what here. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read stories', where: 'anywhere' },
  { who: 'anyone', may: 'come to events', where: 'anywhere', because: 'Nobody needs an account to come.' },
  { who: 'anyone', may: 'thank and nominate', where: 'anywhere', because: 'People who were helped know best who helped them. A person reads it before it is shown.' },
  { who: everyMember, may: 'enter thanks for someone', where: 'own organisation', because: 'Thanks by phone, on paper or in person count the same.' },
  { who: keepers, may: 'keep services', where: 'own organisation', because: 'Whoever leads a service says how people can use it.' },
  { who: keepers, may: 'keep events', where: 'own organisation' },
  { who: keepers, may: 'keep own titles', where: 'own organisation' },
  { who: ['national team'], may: 'keep shared titles', where: 'own organisation', because: 'The titles of the national strategy belong to no organisation; whoever keeps the national words keeps them.' },
  { who: ['national team'], may: 'state newer figures', where: 'own organisation', because: 'One place says which figure holds, with its source and date.' },
  { who: [...keepers, 'moderator'], may: 'read thanks first', where: 'own organisation', because: 'Nothing that anyone may send is shown before a person has read it.' },
  { who: strategyLeads, may: 'run awards', where: 'own organisation' },
  { who: [...keepers, 'community partner', 'peer leader'], may: 'judge awards', where: 'own organisation', because: 'People with lived experience sit on the panel as equals.' },
  { who: everyMember, may: 'write case studies', where: 'own organisation', because: 'Whoever did it tells it; nobody has to ask first.' },
  { who: keepers, may: 'review case studies', where: 'own organisation', because: 'Somebody who did not write it reads it before everyone does.' },
  { who: [...keepers, 'moderator'], may: 'quote people', where: 'own organisation', because: 'Who quotes knows which leave people gave, and takes words off when they ask.' },
  { who: [...keepers, 'community partner', 'peer leader'], may: 'print answers for hosts', where: 'own organisation', because: 'Whoever hosted takes the answer back to those who came.' },
  { who: 'anyone', may: 'hear of changes', where: 'anywhere', because: 'Nobody needs an account to hear what became of what they said.' },
  { who: everyMember, may: 'ask and offer', where: 'own organisation', because: 'Any team may ask another, without approval.' },
] as const satisfies readonly Sentence[];

export type StoriesAction = (typeof sentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface StoriesActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: StoriesActing, action: StoriesAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayHere = (viewer: Viewer, action: StoriesAction, organisationId?: string): boolean => may(sentences, viewer, action, organisationId);
