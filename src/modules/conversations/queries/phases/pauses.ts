import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Channel } from '../../domain/phases/channels.ts';

export interface PauseLine {
  id: string;
  beganAt: Date;
  endedAt: Date | null;
  reason: string;
  channelAfter: Channel | null;
}

/** The pauses of a phase, in their order. */
export async function pausesOf(tx: Tx, phaseId: string): Promise<PauseLine[]> {
  const { rows } = await sql<PauseLine>`select id, began_at as "beganAt", ended_at as "endedAt", reason, channel_after as "channelAfter" from conversations.pause where phase_id = ${phaseId} order by began_at`.execute(tx);
  return rows;
}
