import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who may do what with barriers, learning, evidence, research and pathways; a part of the room's sentences. */
export const learningSentences = [
  { who: 'anyone', may: 'read learning', where: 'anywhere' },
  { who: 'anyone', may: 'speak up', where: 'anywhere', because: 'A barrier or a question is written down without an account, and nobody keeps who wrote it.' },
  { who: everyMember, may: 'share learning', where: 'own organisation', because: 'Whoever learned something writes it down; nobody has to approve it.' },
  { who: everyMember, may: 'see learning reviews', where: 'own organisation', because: 'What happened stays with those it is about; what was learned is shared once they agree.' },
  { who: everyMember, may: 'tell of themselves', where: 'own organisation' },
  { who: 'anyone signed in', may: 'ask a coach or a host', where: 'anywhere', because: 'Help and openings are for everybody who works here, whatever their role.' },
  { who: [...leads, 'moderator', 'researcher'], may: 'sort what came in', where: 'own organisation', because: 'Somebody reads words from outside before everyone can.' },
  { who: [...leads, 'researcher'], may: 'answer for research', where: 'own organisation' },
  { who: everyMember, may: 'see informatics roles', where: 'own organisation', because: 'A post of one can be a person, so the list stays inside.' },
  { who: leads, may: 'keep the informatics register', where: 'own organisation' },
  { who: everyMember, may: 'tell of tools', where: 'own organisation', because: 'Whoever goes without a tool knows it best. What a team lacks stays inside.' },
  { who: leads, may: 'approve pathways', where: 'own organisation' },
] as const satisfies readonly Sentence[];

export type LearningAction = (typeof learningSentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface LearningActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authoriseLearning({ viewer }: LearningActing, action: LearningAction, organisationId: string): void {
  if (!may(learningSentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayLearning = (viewer: Viewer, action: LearningAction, organisationId?: string): boolean => may(learningSentences, viewer, action, organisationId);
