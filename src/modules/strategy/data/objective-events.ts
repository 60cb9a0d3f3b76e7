import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { Acting, ObjectiveRow } from './objective-rows.ts';

export interface ObjectiveEvent {
  name: string;
  reason?: string | null;
  facts?: Record<string, unknown>;
}

/** Writes what happened beside the change, and tells the caches of every strategy that the objective serves. */
export async function recordObjectiveEvent(tx: Tx, acting: Acting, objective: Pick<ObjectiveRow, 'id' | 'organisationId' | 'isPublic'>, event: ObjectiveEvent): Promise<void> {
  await recordEvent(tx, acting, {
    room: 'strategy', name: event.name, organisationId: objective.organisationId, subject: { kind: 'objective', id: objective.id },
    reason: event.reason ?? null, facts: event.facts ?? {}, visibility: objective.isPublic ? 'public' : 'organisation',
  });
  await bumpStrategiesOf(tx, objective.id);
}

/**
 * Strategy pages show their objectives, so a change of one makes the kept pages of its strategies old, and of no others. In one
 * order, so that two never wait for each other.
 */
async function bumpStrategiesOf(tx: Tx, objectiveId: string): Promise<void> {
  const { rows } = await sql<{ code: string }>`select distinct s.code from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id
    where p.objective_id = ${objectiveId} order by s.code`.execute(tx);
  for (const { code } of rows) await sql`select platform.bump(${`strategy:${code}`})`.execute(tx);
}
