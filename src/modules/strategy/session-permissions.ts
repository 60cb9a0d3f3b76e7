import { may, type Sentence } from '#platform/access';
import type { Viewer } from '#platform/http';
import { strategyLeads } from '#modules/directory';

/** Who may do what with event sessions. */
export const sessionSentences = [
  { who: 'anyone', may: 'read event sessions', where: 'anywhere', because: 'A session that is not published is seen by its own organisation only.' },
  {
    who: [...strategyLeads, 'service lead'], may: 'run event sessions', where: 'own organisation',
    because: 'Those who answer for a strategy or a service hold the day; what people say there is kept without names.',
  },
] as const satisfies readonly Sentence[];

export const mayRunSessions = (viewer: Viewer, organisationId?: string): boolean => may(sessionSentences, viewer, 'run event sessions', organisationId);
