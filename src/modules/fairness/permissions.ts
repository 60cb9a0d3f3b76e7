import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { strategyLeads } from '#modules/directory';

const leads = [...strategyLeads, 'service lead'] as const;

/** Who may do what about gaps. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read gaps', where: 'anywhere', because: 'A gap that nobody sees stays. Figures that are not public are seen by their own organisation only.' },
  { who: leads, may: 'choose groups and areas', where: 'own organisation', because: 'Whom a place looks at first is decided there, with a reason and a date.' },
  { who: leads, may: 'answer gaps', where: 'own organisation' },
  { who: leads, may: 'review inequalities', where: 'own organisation' },
  { who: leads, may: 'plan focused activities', where: 'own organisation', because: 'Who leads asks people what they need, and answers for what follows.' },
] as const satisfies readonly Sentence[];

export type FairnessAction = (typeof sentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface FairnessActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: FairnessActing, action: FairnessAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayHere = (viewer: Viewer, action: FairnessAction, organisationId?: string): boolean => may(sentences, viewer, action, organisationId);
