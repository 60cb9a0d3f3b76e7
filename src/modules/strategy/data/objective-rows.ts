import { may } from '#platform/access';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import type { EventSource } from '#platform/events';
import type { Viewer } from '#platform/http';
import { isId } from '#platform/ids';
import { objectiveSentences, type ObjectiveAction } from '../objective-permissions.ts';

/** Who acts and when. A request context fits. */
export type Acting = EventSource & { viewer: Viewer };

export interface ObjectiveRow {
  id: string;
  organisationId: string;
  yearStart: number;
  currentVersion: number;
  isPublic: boolean;
  isExample: boolean;
  updateEveryMonths: number;
}

/** The first three steps of every command: find it, may they, lock it. `alsoOwner` lets its owner do it whatever their role. */
export async function openObjective(tx: Tx, acting: Acting, { id, action, closedToo = false, alsoOwner = false }: { id: string; action: ObjectiveAction; closedToo?: boolean; alsoOwner?: boolean }): Promise<ObjectiveRow> {
  if (!isId(id)) throw new NotFound();
  const seen = await tx.selectFrom('strategy.objective').select(['id', 'organisation_id']).where('id', '=', id).executeTakeFirst();
  if (!seen) throw new NotFound();
  const allowed = may(objectiveSentences, acting.viewer, action, seen.organisation_id) || (alsoOwner && (await isOwner(tx, id, acting.viewer.personId)));
  if (!allowed) throw new Forbidden();
  const objective = await lockObjective(tx, id);
  if (!closedToo) await refuseClosed(tx, id);
  return objective;
}

/** Throws Forbidden unless they may do this in the organisation. */
export function authorise(acting: Acting, action: ObjectiveAction, organisationId: string): void {
  if (!may(objectiveSentences, acting.viewer, action, organisationId)) throw new Forbidden();
}

export async function isOwner(tx: Tx, objectiveId: string, personId: string | null): Promise<boolean> {
  if (!personId) return false;
  const row = await tx.selectFrom('strategy.objective_owner').select('id')
    .where('objective_id', '=', objectiveId).where('person_id', '=', personId).where('ended_at', 'is', null).executeTakeFirst();
  return row !== undefined;
}

async function lockObjective(tx: Tx, id: string): Promise<ObjectiveRow> {
  const row = await tx.selectFrom('strategy.objective').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound();
  return {
    id: row.id, organisationId: row.organisation_id, yearStart: row.year_start, currentVersion: row.current_version,
    isPublic: row.is_public, isExample: row.is_example, updateEveryMonths: row.update_every_months,
  };
}

async function refuseClosed(tx: Tx, id: string): Promise<void> {
  const closing = await tx.selectFrom('strategy.objective_closing').select('outcome').where('objective_id', '=', id).executeTakeFirst();
  if (closing) throw new Conflict(closing.outcome === 'carried over' ? 'This objective was carried over to another year. Add to the one it goes on in.' : 'This objective is closed. What it says stays as it is.');
}
