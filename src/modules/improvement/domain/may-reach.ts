/** What stands behind a project when its team says how far it is. */
export interface Behind {
  hasAim: boolean;
  /** Tests whose result is written down. */
  testsDone: number;
  /** An outcome measure shows a change for the better that is more than chance, came since the first test, and reaches the last figure. */
  hasImproving: boolean;
  /** Since the first test an outcome measure has held on the better side for seven figures. */
  hasHeld: boolean;
}

/**
 * Why a project cannot say yet that it is as far as this step of the scale, in words; null where it can. The team chooses the step, and what it claims must be
 * there: an aim from 1.0 on, a test from 2.5 on, figures for the better from 3.0 on, figures that have held from 4.5 on.
 */
export function whyNotYet(score: number, { hasAim, testsDone, hasImproving, hasHeld }: Behind): string | null {
  if (score >= 1 && !hasAim) return 'Set the aim first: from 1.0 on a project has one.';
  if (score >= 2.5 && testsDone === 0) return 'Write down first what a test brought: from 2.5 on a change has been tried.';
  if (score >= 3 && !hasImproving) return 'From 3.0 on figures show it: link an outcome measure that shows a change for the better since your first test, more than chance and up to the last figure.';
  if (score >= 4.5 && !hasHeld) return 'From 4.5 on the better figures have held: seven of them, up to the last one.';
  return null;
}
