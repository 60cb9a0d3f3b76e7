import { may, type Sentence } from '#platform/access';
import type { Viewer } from '#platform/http';
import { everyMember, strategyLeads } from './domain/roles.ts';

/** Who may do what in the directory. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read the directory', where: 'anywhere', because: 'Organisations and the tree are public; people are not.' },
  { who: 'anyone', may: 'sign in', where: 'anywhere', because: 'Any email address will do: not everyone works in the NHS.' },
  { who: 'anyone', may: 'read an invitation', where: 'anywhere', because: 'Whoever holds its secret link.' },
  { who: 'anyone', may: 'look at the demo', where: 'anywhere', because: 'The pages exist only where the database itself says that it is a demo.' },
  { who: 'anyone', may: 'read the outbox', where: 'anywhere', because: 'The page exists only in a demo or in development, never in production.' },
  { who: 'anyone', may: 'say what does not work', where: 'anywhere', because: 'Whoever is shut out must be able to say so, without a name.' },
  { who: ['administrator', 'national team'], may: 'read what does not work', where: 'anywhere', because: 'These are words about the site itself, with nothing of who said them; whoever looks after a part of it can act on them.' },
  { who: 'anyone signed in', may: 'manage their own account', where: 'anywhere' },
  { who: 'anyone signed in', may: 'accept an invitation', where: 'anywhere' },
  { who: 'anyone signed in', may: 'ask to join', where: 'anywhere', because: 'An administrator of the organisation answers.' },
  { who: everyMember, may: 'read people', where: 'own organisation' },
  { who: ['administrator'], may: 'invite people', where: 'own organisation' },
  { who: ['administrator'], may: 'answer requests to join', where: 'own organisation' },
  { who: ['administrator'], may: 'end a membership', where: 'own organisation' },
  { who: ['administrator'], may: 'close an account', where: 'own organisation', because: 'Only of somebody who belongs to no other organisation.' },
  { who: ['administrator'], may: 'review access', where: 'own organisation' },
  { who: ['administrator'], may: 'make tokens', where: 'own organisation' },
  { who: ['administrator'], may: 'change units', where: 'own organisation' },
  { who: [...strategyLeads, 'administrator'], may: 'describe the organisation', where: 'own organisation', because: 'Its name, mission, vision, values and how to reach it; every change is kept with its reason.' },
  { who: ['administrator', 'program'], may: 'take a copy of the organisation', where: 'own organisation', because: 'A program needs a token with the scope export. People are in it without names.' },
] as const satisfies readonly Sentence[];

export type DirectoryAction = (typeof sentences)[number]['may'];

/** Whether this viewer may do it in that organisation, for pages of the hall that stand on the directory. */
export const mayInDirectory = (viewer: Viewer, action: DirectoryAction, organisationId: string): boolean => may(sentences, viewer, action, organisationId);
