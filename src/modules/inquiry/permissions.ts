import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who may do what about where we are. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read where we are', where: 'anywhere', because: 'A unit’s snapshot is its organisation’s until it is signed off for anyone to read.' },
  { who: everyMember, may: 'fill in a snapshot', where: 'own organisation', because: 'Where a team is, the team says: every member may fill in and discuss.' },
  { who: leads, may: 'sign off a snapshot', where: 'own organisation' },
  { who: leads, may: 'send a snapshot up', where: 'own organisation', because: 'The level above sees counts of eight places or more and never whose; nobody has to send.' },
  { who: leads, may: 'choose priorities', where: 'own organisation' },
  { who: leads, may: 'review the past strategy', where: 'own organisation' },
  { who: everyMember, may: 'tell what worked', where: 'own organisation' },
  { who: leads, may: 'load questions', where: 'own organisation', because: 'Questions that came with the site stay as they are; an organisation loads its own beside them.' },
  { who: 'anyone signed in', may: 'keep a snapshot of their own', where: 'anywhere', because: 'One’s own snapshot is seen by oneself and by nobody else.' },
] as const satisfies readonly Sentence[];

export type InquiryAction = (typeof sentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface InquiryActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: InquiryActing, action: InquiryAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayHere = (viewer: Viewer, action: InquiryAction, organisationId?: string): boolean => may(sentences, viewer, action, organisationId);
