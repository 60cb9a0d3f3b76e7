/** How an annual objective stands, in words that need no key. */
export const objectiveStatuses = ['not started', 'on track', 'needs help', 'done', 'carried over', 'closed'] as const;
export type ObjectiveStatus = (typeof objectiveStatuses)[number];

/** What is known when a status is chosen. Counts are of records; texts may be blank. */
export interface StatusEvidence {
  readonly progressUpdateCount: number;
  readonly milestonesReachedCount: number;
  /** Links to a measure, a document or people's own account of what changed. */
  readonly evidenceLinkCount: number;
  /** What would help, for "needs help". */
  readonly helpNeeded?: string | undefined;
  /** Why, for a step that ends, carries over or reopens. */
  readonly reason?: string | undefined;
  /** The financial year it goes on in, for "carried over", such as 2026-27. */
  readonly carriedToYear?: string | undefined;
}

interface StatusRule {
  readonly meaning: string;
  readonly next: readonly ObjectiveStatus[];
  readonly asks: (evidence: StatusEvidence) => readonly string[];
}

/**
 * Each status: what it means, where it may go, and what must be there before it may be chosen (rows O64 and S24: a status
 * stands on evidence; close or carry over at the end of the year, with history kept). Carried over and closed are final.
 */
export const statusRules: Readonly<Record<ObjectiveStatus, StatusRule>> = {
  'not started': {
    meaning: 'Work has not begun.',
    // Work may begin and end between two updates; its proof is asked for all the same.
    next: ['on track', 'needs help', 'done', 'carried over', 'closed'],
    asks: () => [],
  },
  'on track': {
    meaning: 'Work is going as planned.',
    next: ['needs help', 'done', 'carried over', 'closed'],
    asks: ({ progressUpdateCount, milestonesReachedCount }) =>
      progressUpdateCount + milestonesReachedCount > 0 ? [] : ['Write at least one update, or mark a milestone as reached.'],
  },
  'needs help': {
    meaning: 'Something is in the way.',
    next: ['on track', 'done', 'carried over', 'closed'],
    asks: ({ helpNeeded }) => (isBlank(helpNeeded) ? ['Say what would help.'] : []),
  },
  done: {
    meaning: 'It is finished, and there is proof.',
    next: ['on track', 'closed'],
    asks: ({ evidenceLinkCount }) => (evidenceLinkCount > 0 ? [] : ['Link the proof: a measure, a document, or what people said.']),
  },
  'carried over': {
    meaning: 'It goes on next year.',
    next: [],
    asks: ({ carriedToYear, reason }) => [
      ...(isBlank(carriedToYear) ? ['Choose the year it goes on in.'] : []),
      ...(isBlank(reason) ? ['Say why it goes on.'] : []),
    ],
  },
  closed: {
    meaning: 'Work has stopped.',
    next: [],
    asks: ({ reason }) => (isBlank(reason) ? ['Say why it stops, and what was learned.'] : []),
  },
};

export type StatusAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'evidence-missing'; readonly sentences: readonly string[] };

/** Whether an objective may take a status now. A finished objective that is opened again needs a reason. */
export function checkStatusChange(from: ObjectiveStatus, to: ObjectiveStatus, evidence: StatusEvidence): StatusAnswer {
  if (!statusRules[from].next.includes(to)) {
    return { ok: false, reason: 'no-such-step', sentences: [`An objective that is “${from}” cannot become “${to}”. ${whereTo(from)}`] };
  }
  const reopened = from === 'done' && to === 'on track' && isBlank(evidence.reason) ? ['Say why it is opened again.'] : [];
  const sentences = [...statusRules[to].asks(evidence), ...reopened];
  return sentences.length === 0 ? { ok: true } : { ok: false, reason: 'evidence-missing', sentences };
}

/** What to do instead. */
function whereTo(from: ObjectiveStatus): string {
  const next = statusRules[from].next.map((status) => `“${status}”`);
  return next.length === 0 ? 'It stays as it is.' : `Choose ${next.length === 1 ? next[0] : `${next.slice(0, -1).join(', ')} or ${next.at(-1)}`}.`;
}

/** True while owners are reminded of updates. */
export function isOpen(status: ObjectiveStatus): boolean {
  return status === 'not started' || status === 'on track' || status === 'needs help';
}

function isBlank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}
