import { strategyStates, type StrategyState } from './life-cycle-states.ts';

/** One step a strategy may take. `reasonNeeded`: the step goes back, or away from what was published, so people are told why. */
export interface LifeCycleStep {
  readonly from: StrategyState;
  readonly to: StrategyState;
  /** What a button for this step says. */
  readonly action: string;
  readonly reasonNeeded: boolean;
}

const step = (from: StrategyState, to: StrategyState, action: string, reasonNeeded = false): LifeCycleStep => ({ from, to, action, reasonNeeded });

/**
 * Every step of a strategy's life, from AHPs Deliver, Introduction and Appendix 1 (listen, write, check and challenge,
 * deliver, review) and row S18. A step that is not listed does not exist. Who may take one is decided elsewhere.
 */
export const lifeCycleSteps: readonly LifeCycleStep[] = [
  step('listening', 'drafting', 'Start to write'),
  step('drafting', 'listening', 'Go back and listen again', true),
  step('drafting', 'check and challenge', 'Ask everyone to check and challenge it'),
  step('check and challenge', 'drafting', 'Go back and rewrite', true),
  step('check and challenge', 'live', 'Publish it'),
  step('live', 'mid-term review', 'Start the mid-term review'),
  step('mid-term review', 'live', 'Finish the review', true),
  step('live', 'closing', 'Start to close it', true),
  step('mid-term review', 'closing', 'Start to close it', true),
  step('closing', 'live', 'Keep it going', true),
  step('closing', 'legacy', 'Close it and keep it to read', true),
];

export type LifeCycleAnswer =
  | { readonly ok: true; readonly step: LifeCycleStep }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'reason-missing'; readonly sentence: string };

/** Whether a strategy may go from one state to another, with the reason given (blank counts as none). */
export function checkLifeCycleStep(from: StrategyState, to: StrategyState, reasonGiven = ''): LifeCycleAnswer {
  const found = lifeCycleSteps.find((candidate) => candidate.from === from && candidate.to === to);
  if (found === undefined) return { ok: false, reason: 'no-such-step', sentence: noSuchStep(from, to) };
  if (found.reasonNeeded && reasonGiven.trim() === '') {
    return { ok: false, reason: 'reason-missing', sentence: `Say why. People who read the strategy will see the reason.` };
  }
  return { ok: true, step: found };
}

/** The steps open from a state, in the order a page shows them; none for legacy. */
export function stepsFrom(state: StrategyState): readonly LifeCycleStep[] {
  return lifeCycleSteps.filter(({ from }) => from === state);
}

/**
 * What a change of words means in each state: before publication it is a draft; afterwards it makes a new version with a
 * reason, and reports of earlier dates keep the old words; a legacy strategy stays as it is.
 */
export function editingIn(state: StrategyState): 'draft' | 'new version' | 'none' {
  if (state === 'legacy') return 'none';
  return strategyStates.indexOf(state) < strategyStates.indexOf('live') ? 'draft' : 'new version';
}

function noSuchStep(from: StrategyState, to: StrategyState): string {
  const open = stepsFrom(from).map((candidate) => `“${candidate.to}”`);
  const next = open.length === 0 ? 'It stays as it is.' : `From here it can go to ${open.join(' or ')}.`;
  return `A strategy in “${from}” cannot go to “${to}”. ${next}`;
}
