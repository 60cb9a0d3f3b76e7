import { addDays, type Day } from '#platform/clock';

/** What happens in a focused activity, in this order. */
export const steps = [
  { code: 'held', title: 'Held', ask: 'What was held, and with whom?' },
  { code: 'learned', title: 'Learned', ask: 'What was learned?' },
  { code: 'action', title: 'Action', ask: 'What action follows, and who answers for it?' },
  { code: 'result', title: 'Result', ask: 'What changed?' },
] as const;

export type StepCode = (typeof steps)[number]['code'];

export interface Step {
  kind: StepCode | 'called-off';
  on: Day;
  words: string;
}

/** Learning that nothing follows from within this time is flagged (requirement S33). */
export const DAYS_TO_ACT = 90;

export interface Standing {
  /** What comes next; null where it is at its end. */
  next: StepCode | null;
  /** What is late, in words; null where nothing is. */
  late: string | null;
}

/** How an activity stands on a day. */
export function standingOf({ plannedOn, steps: done }: { plannedOn: Day; steps: readonly Step[] }, today: Day): Standing {
  if (done.some(({ kind }) => kind === 'called-off')) return { next: null, late: null };
  const next = steps.find(({ code }) => !done.some(({ kind }) => kind === code))?.code ?? null;
  if (next === 'held') return { next, late: plannedOn < today ? 'Its day is over and nobody has said that it was held' : null };
  const learned = done.find(({ kind }) => kind === 'learned');
  return { next, late: next === 'action' && learned && addDays(learned.on, DAYS_TO_ACT) < today ? 'Learned, and no action for 90 days' : null };
}

/** The nine protected characteristics (Equality Act 2010, section 4) in the order of the alphabet, then groups who are often left out. */
export const tracked = ['age', 'disability', 'gender-reassignment', 'marriage-and-civil-partnership', 'pregnancy-and-maternity', 'ethnicity', 'religion-or-belief', 'sex', 'sexual-orientation', 'inclusion-health'] as const;

/** National workforce standards that the strategy names (section 4.5). Where there is none a group has a plan to understand, and never a made-up indicator (requirement S143). */
export const standardOf: Readonly<Partial<Record<string, string>>> = { ethnicity: 'Workforce Race Equality Standard', disability: 'Workforce Disability Equality Standard' };
