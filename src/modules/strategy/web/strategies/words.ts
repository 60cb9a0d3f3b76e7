import type { StrategyState } from '../../domain/life-cycle-states.ts';
import { nodeTypes, type NodeType } from '../../domain/node-types.ts';

/** What each state means for someone who reads the strategy. */
export const stateWords: Readonly<Record<StrategyState, string>> = {
  listening: 'People are being asked what matters. Nothing is written yet.',
  drafting: 'It is being written.',
  'check and challenge': 'It is written. Everyone is asked to check it and to say what is wrong.',
  live: 'It is in use now.',
  'mid-term review': 'It is in use, and halfway through people look at what should change.',
  closing: 'It is coming to its end.',
  legacy: 'It has ended. It stays here to read.',
};

export const stateColours: Readonly<Record<StrategyState, 'green' | 'blue' | 'yellow' | 'grey' | 'purple' | 'orange'>> = {
  listening: 'purple', drafting: 'yellow', 'check and challenge': 'orange', live: 'green', 'mid-term review': 'blue', closing: 'yellow', legacy: 'grey',
};

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "1 principle", "4 foundations". */
export const counted = (type: NodeType, count: number): string => `${count} ${count === 1 ? nodeTypes[type].one : nodeTypes[type].many}`;
export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** How true to the print a text is, in words; nothing to say where it stands as printed. */
export const fidelityWords = { 'as printed': 'These words are as printed.', condensed: 'These words are shortened. The full words are in the document.' } as const;
