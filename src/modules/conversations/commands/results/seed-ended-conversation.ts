import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { personas } from '#modules/directory';
import { readEndedConversation } from '../../data/results/ended-conversation-file.ts';
import { loadEndedConversation } from '../../data/results/load-ended-conversation.ts';
import { loadEndedThemes } from '../../data/results/load-ended-themes.ts';
import { keepResult } from './keep-result.ts';

/** Loads the imagined conversation that has ended, with both versions of its result. Does nothing when it is there already. */
export async function seedEndedConversation(tx: Tx, { organisationId, now }: { organisationId: string; now: Date }): Promise<void> {
  const known = new Map((await personas(tx)).map(({ code, personId }) => [code, personId]));
  const [hostId, secondId] = [known.get('peer-leader'), known.get('support-worker')];
  if (!hostId || !secondId) return;
  const ended = readEndedConversation();
  const phase = await loadEndedConversation(tx, ended, { organisationId, hostId, secondId, now });
  if (!phase) return;
  const over = londonDay(ended.closesOn);
  await keepResult(tx, { phaseNumber: phase.number, why: 'the end', now: startOfLondonDay(addDays(over, 1)) });
  await loadEndedThemes(tx, ended, { phase, organisationId, answererId: hostId });
}
