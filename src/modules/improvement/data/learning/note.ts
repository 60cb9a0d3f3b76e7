import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { LearningActing } from '../../learning-permissions.ts';

type EventEntry = Parameters<typeof recordEvent>[2];

interface Noted extends Pick<EventEntry, 'organisationId' | 'facts' | 'reason' | 'visibility'> {
  kind: string;
  id: string;
}

/** Writes down what happened, in the transaction of the change. */
export const note = (tx: Tx, acting: LearningActing, name: string, { kind, id, ...entry }: Noted): Promise<void> => recordEvent(tx, acting, { room: 'improvement', name, subject: { kind, id }, ...entry });
