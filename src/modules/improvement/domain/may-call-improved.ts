/** A linked outcome measure whose figures have held on the good side. */
export interface Held {
  signalId: string;
  /** The period whose figure completed the rule. */
  completed: string;
  /** The first period of the series. */
  firstPeriod: string;
}

export interface Claim {
  kind: string;
  /** Improvements that have held, of measures that the team called outcome. */
  held: readonly Held[];
  /** The first day of the first test; null without one. */
  firstTestOn: string | null;
  hasEqualityCheck: boolean;
}

export type MayCallImproved = { may: true; signalId: string } | { may: false; why: string };

/**
 * Whether a project may be called improved (requirements O60, S76): an outcome measure with a signal in the good direction that has held for seven figures
 * and was complete only after the first test began. A digital project also needs figures from before it, and an answer on equality.
 */
export function mayCallImproved({ kind, held, firstTestOn, hasEqualityCheck }: Claim): MayCallImproved {
  if (firstTestOn === null) return { may: false, why: 'No test was made, so a change in the figures is not this project’s.' };
  const after = held.filter(({ completed }) => completed >= `${firstTestOn.slice(0, 7)}-01`);
  const [first] = kind === 'digital' ? after.filter(({ firstPeriod }) => firstPeriod < firstTestOn) : after;
  if (!first) return { may: false, why: 'No outcome measure of this project shows a change for the better that has held for seven figures since the first test.' };
  if (kind === 'digital' && !hasEqualityCheck) return { may: false, why: 'A digital project also says first whom it leaves out: answer the question on equality.' };
  return { may: true, signalId: first.signalId };
}
