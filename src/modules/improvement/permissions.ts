import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { everyMember, strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who may act and improve. `docs/permissions.md` is generated from these sentences. There is none to approve, refuse or delete the work of others. */
export const sentences = [
  { who: 'anyone', may: 'read projects', where: 'anywhere', because: 'A team chooses whether everyone or only its organisation reads its project; guidance is for everyone.' },
  { who: 'anyone signed in', may: 'do their part', where: 'anywhere', because: 'Every member of the community has a part; nobody approves it.' },
  { who: everyMember, may: 'start projects', where: 'own organisation', because: 'Permission and authority to act at every level: open by default, without approval.' },
  { who: 'anyone signed in', may: 'work on projects', where: 'anywhere', because: 'Only on a project whose team they belong to, or as a partner with a named right: asked again for each project, by the database too.' },
  { who: everyMember, may: 'follow projects', where: 'own organisation' },
  { who: leads, may: 'support projects', where: 'own organisation', because: 'Leads give time, coaching, connections and means. They cannot approve, refuse, change or delete the work of others.' },
  { who: leads, may: 'agree data notes', where: 'own organisation', because: 'What two organisations share is agreed by both, by those who answer for services.' },
  { who: leads, may: 'load projects', where: 'own organisation', because: 'A list of projects that were begun elsewhere.' },
] as const satisfies readonly Sentence[];

export type ImprovementAction = (typeof sentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface ImprovementActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: ImprovementActing, action: ImprovementAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayHere = (viewer: Viewer, action: ImprovementAction, organisationId?: string): boolean => may(sentences, viewer, action, organisationId);
