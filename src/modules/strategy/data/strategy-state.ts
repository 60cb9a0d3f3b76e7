import type { StrategyState } from '../domain/life-cycle-states.ts';

/** States are words in the rules ("check and challenge") and codes in rows and addresses ("check-and-challenge"). */
export const stateToCode = (state: StrategyState): string => state.replaceAll(' ', '-');

const CODES: Readonly<Record<string, StrategyState>> = {
  listening: 'listening', drafting: 'drafting', 'check-and-challenge': 'check and challenge', live: 'live',
  'mid-term-review': 'mid-term review', closing: 'closing', legacy: 'legacy',
};

/** Throws on a code that the table's own check would refuse: such a row cannot exist. */
export function stateFromCode(code: string): StrategyState {
  const state = CODES[code];
  if (!state) throw new Error(`Unknown state of a strategy: ${code}`);
  return state;
}

/** Drafts stay with their organisation; from check and challenge on, everyone may read. */
export const isPublicState = (state: StrategyState): boolean => state !== 'listening' && state !== 'drafting';
