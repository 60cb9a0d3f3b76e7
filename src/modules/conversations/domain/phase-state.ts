export const phaseKinds = ['people', 'professionals', 'challenge', 'staff voice', 'always open'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** Parts that ask people at work, or check what was written, have no page for people under 16. */
export const isForYoungPeople = (kind: PhaseKind): boolean => kind === 'people' || kind === 'always open';

/** Parts that ask staff: their ideas may be owed an answer. */
export const owesAnswers = (kind: PhaseKind): boolean => kind === 'staff voice' || kind === 'always open';

/** How a phase stands: it may be read from "not yet open" on, and added to while it is "open". */
export type PhaseState = 'not announced' | 'not yet open' | 'open' | 'paused' | 'ended';

export interface PhaseTimes {
  opensAt: Date;
  closesAt: Date | null;
  announcedAt: Date | null;
  closedAt: Date | null;
  isPaused: boolean;
}

/** The same rule as conversations.is_open in the database, which has the last word on every vote and every contribution. */
export function phaseState({ opensAt, closesAt, announcedAt, closedAt, isPaused }: PhaseTimes, now: Date): PhaseState {
  if (!announcedAt) return 'not announced';
  if (closedAt || (closesAt && closesAt <= now)) return 'ended';
  if (opensAt > now) return 'not yet open';
  return isPaused ? 'paused' : 'open';
}
