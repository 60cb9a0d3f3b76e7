import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { Acting } from './acting.ts';

/** One line of the audit for what staff decided about words; the words and their author are not in it. */
export async function recordModeration(tx: Tx, acting: Acting, { organisationId, contributionId, outcome, reasonCode }: { organisationId: string; contributionId: string; outcome: string; reasonCode: string | null }): Promise<void> {
  await recordEvent(tx, acting, { room: 'conversations', name: `words ${outcome}`, organisationId, subject: { kind: 'contribution', id: contributionId }, facts: reasonCode ? { reason: reasonCode } : {} });
}
