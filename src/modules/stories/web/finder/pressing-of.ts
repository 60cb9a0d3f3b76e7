import { concernInNeed, concernOf } from '#modules/conversations';
import { pressingIn, type Pressing } from '../../domain/finder/emergency.ts';

/**
 * Words of danger come from this room's list or from the screen that reads what people write in conversations: 999, 111, or somebody to talk to; null for a need like any
 * other. Where the words name a need that is known (`isKnown`), by the patterns of the screen alone; else its second reader is asked, too.
 */
export function pressingOf(words: string, isKnown: boolean): Pressing | 'talk' | null {
  const pressing = pressingIn(words);
  if (pressing === 'now' || words === '') return pressing;
  const kinds = isKnown ? concernInNeed(words) : (concernOf(words)?.split(' ') ?? []);
  if (kinds.includes('danger-now')) return 'now';
  return ['self-harm', 'abuse', 'child'].some((kind) => kinds.includes(kind)) ? 'talk' : pressing;
}
