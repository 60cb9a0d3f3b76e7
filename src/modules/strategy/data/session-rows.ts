import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { mayRunSessions } from '../session-permissions.ts';
import type { Acting } from './objective-rows.ts';

export interface SessionRow {
  id: string;
  organisationId: string;
  strategyId: string;
  title: string;
  heldOn: string;
  tableCount: number;
  revision: number;
  isPublic: boolean;
}

/**
 * Locks a session for a step of its organisers. Throws NotFound for one that the viewer may not see, Forbidden for one of another
 * organisation, Conflict where it is published, unless the step is one that goes on after that.
 */
export async function openSession(tx: Tx, acting: Acting, id: string, { whilePublished = false }: { whilePublished?: boolean } = {}): Promise<SessionRow> {
  const seen = isId(id) ? await tx.selectFrom('strategy.event_session').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!seen) throw new NotFound('We cannot find that session.');
  if (!mayRunSessions(acting.viewer, seen.organisation_id)) throw new Forbidden();
  const row = await tx.selectFrom('strategy.event_session').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that session.');
  if (row.is_public && !whilePublished) throw new Conflict('This session is published. Take it back first, then change it.');
  return { id: row.id, organisationId: row.organisation_id, strategyId: row.strategy_id, title: row.title, heldOn: row.held_on, tableCount: row.table_count, revision: row.revision, isPublic: row.is_public };
}

/** One line of what happened. Facts hold counts of notes and ids, never words of people and never counts of small groups. */
export async function recordSessionEvent(tx: Tx, acting: Acting, session: Pick<SessionRow, 'id' | 'organisationId' | 'isPublic'>, entry: { name: string; reason?: string; facts?: Record<string, unknown> }): Promise<void> {
  await recordEvent(tx, acting, { room: 'strategy', organisationId: session.organisationId, subject: { kind: 'event session', id: session.id }, visibility: session.isPublic ? 'public' : 'organisation', ...entry });
}

/** Counts the change. */
export async function touchSession(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('strategy.event_session').set({ revision: sql<number>`revision + 1` }).where('id', '=', id).execute();
}
