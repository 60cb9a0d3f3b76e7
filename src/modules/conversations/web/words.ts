import { formatLondonDateTime } from '#platform/clock';
import type { PhaseKind, PhaseState } from '../domain/phase-state.ts';
import type { PhaseLine } from '../queries/conversations.ts';

export const kindTitle: Readonly<Record<PhaseKind, string>> = {
  people: 'For people and communities', professionals: 'For people who work in the allied health professions', challenge: 'Check and challenge: for everyone', 'staff voice': 'For staff', 'always open': 'Always open, for everyone',
};

export const stateTitle: Readonly<Record<PhaseState, string>> = { 'not announced': 'Not announced', 'not yet open': 'Not open yet', open: 'Open now', paused: 'Paused', ended: 'Ended' };
export const stateColour = { 'not announced': 'grey', 'not yet open': 'yellow', open: 'green', paused: 'orange', ended: 'white' } as const;

/** "Open until 3 March 2027, 5:00pm." and the like, as one sentence. */
export function timesSentence({ state, opensAt, closesAt, closedAt, pausedBecause }: PhaseLine): string {
  if (state === 'not announced' || state === 'not yet open') return `Opens on ${formatLondonDateTime(opensAt)}.`;
  if (state === 'ended') return `Ended on ${formatLondonDateTime(closedAt ?? closesAt ?? opensAt)}. You can still read it.`;
  if (state === 'paused') return `Paused just now: ${pausedBecause ?? 'the organisers will say why'}.`;
  return closesAt ? `Open day and night until ${formatLondonDateTime(closesAt)}.` : 'Open day and night.';
}

export const choiceTitle = { support: 'Support', oppose: 'Oppose', pass: 'Pass' } as const;
