import type { StageProgress } from '../../domain/co-production.ts';
import { dayWords } from './words.ts';

/** Under a stage of the tracker: since when it is done, or what is missing. */
export function stageSentence({ state, missing, doneOn }: StageProgress): string {
  if (state === 'done') return doneOn ? `Since ${dayWords(doneOn)}` : '';
  const said = missing?.split(': ').slice(1).join(': ') ?? '';
  return said.charAt(0).toUpperCase() + said.slice(1);
}
