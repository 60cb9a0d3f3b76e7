import { may, type Sentence } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { respondSentences } from './respond-permissions.ts';
import { strategyLeads } from '#modules/directory';

/** Who may do what with the dashboard. `docs/permissions.md` is generated from these sentences. */
export const sentences = [
  { who: 'anyone', may: 'read the dashboard', where: 'anywhere', because: 'Definitions are public; figures that are not public are seen by their own organisation only.' },
  { who: [...strategyLeads, 'service lead'], may: 'load figures', where: 'own organisation', because: 'Those who answer for a service bring its figures in, and can say where they come from.' },
  { who: [...strategyLeads], may: 'share figures', where: 'own organisation', because: 'Who leads the strategy answers for what their organisation tells others.' },
  ...respondSentences,
  { who: [...strategyLeads, 'service lead'], may: 'ask why figures differ', where: 'own organisation', because: 'Those who answer for a service say whether a difference from its peers has a good reason.' },
  { who: ['system lead', 'regional lead', 'national team'], may: 'ask others why figures differ', where: 'own organisation', because: 'Whoever leads above an organisation may ask it about a unit beyond what chance allows; the organisation answers, and both read it.' },
  { who: [...strategyLeads, 'service lead'], may: 'set how figures are judged', where: 'own organisation', because: 'Baselines, targets and what happened are set by those who answer for a service, with a reason.' },
  { who: [...strategyLeads, 'service lead'], may: 'define measures', where: 'own organisation', because: 'An organisation’s own measures are defined by those who answer for its figures.' },
  { who: strategyLeads, may: 'set up collections', where: 'own organisation', because: 'Asking colleagues for figures again and again is a decision of those who lead.' },
  { who: ['program'], may: 'load figures', where: 'own organisation', because: 'Through the interface for programs, with a token that holds the scope figures:write.' },
] as const satisfies readonly Sentence[];

export type QualityAction = (typeof sentences)[number]['may'];

/** Who acts and when; a request context fits. */
export interface QualityActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: QualityActing, action: QualityAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}
