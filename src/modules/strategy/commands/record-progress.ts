import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid } from '#platform/errors';
import { may } from '#platform/access';
import { progressRecordOf } from '../data/objective-history.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { isOwner, openObjective, type Acting, type ObjectiveRow } from '../data/objective-rows.ts';
import { objectiveSentences } from '../objective-permissions.ts';
import { checkStatusChange } from '../domain/objective-status.ts';
import { helpedRoutes, type HelpedRoute } from '../domain/entry-routes.ts';
import type { ChangeForPeople, ProgressEvidenceKind, ProgressStatus } from '../domain/objective-content.ts';

export interface Progress {
  id: string;
  status: ProgressStatus;
  note: string;
  changeForPeople: ChangeForPeople;
  helpNeeded: string;
  evidence: { kind: ProgressEvidenceKind; text: string; address: string | null } | null;
  /** Why, when something finished is opened again. */
  reason: string;
  /** Anything but the site and a program: staff wrote it down for the owner, who agreed. */
  route: 'site' | 'programme' | HelpedRoute;
}

/**
 * Adds an update by the owner or a lead. Throws Invalid when a status or "better for people" has nothing to stand on,
 * Forbidden for members who do not own the objective, Conflict when it is closed.
 */
export async function recordProgress(tx: Tx, acting: Acting, progress: Progress): Promise<{ updateId: string }> {
  const objective = await openObjective(tx, acting, { id: progress.id, action: 'record progress', alsoOwner: true });
  await refuseOthers(tx, acting, objective);
  await refuseUnfounded(tx, progress);
  const isForOwner = helpedRoutes.some((route) => route === progress.route);
  return addUpdate(tx, acting, objective, {
    ...(isForOwner ? { agreed_on: londonDay(acting.now) } : {}), status: progress.status, note: progress.note, change_for_people: progress.changeForPeople, help_needed: progress.helpNeeded, route: progress.route,
    evidence_kind: progress.evidence?.kind ?? null, evidence: progress.evidence?.text ?? '', evidence_address: progress.evidence?.address ?? null,
  });
}

/** "Nothing changed, because": keeps the status and the month's update done. By the owner, a lead, or the link in a reminder. */
export async function recordNothingChanged(tx: Tx, acting: Acting, { id, because, route }: { id: string; because: string; route: 'site' | 'programme' | 'mail link' }): Promise<{ updateId: string }> {
  const objective = await openObjective(tx, acting, { id, action: 'record progress', alsoOwner: true });
  await refuseOthers(tx, acting, objective);
  const { status } = await progressRecordOf(tx, id);
  if (status === 'done') throw new Invalid('This objective is done, so no update is needed.');
  return addUpdate(tx, acting, objective, { status, note: because, nothing_changed: true, change_for_people: 'same', route });
}

async function refuseOthers(tx: Tx, { viewer }: Acting, { id, organisationId }: ObjectiveRow): Promise<void> {
  if (may(objectiveSentences, viewer, 'write objectives', organisationId) || (await isOwner(tx, id, viewer.personId))) return;
  throw new Forbidden('Only the person who owns this objective, or a lead, can record its progress. You can add an action of your own.');
}

async function refuseUnfounded(tx: Tx, { id, status, helpNeeded, evidence, changeForPeople, reason }: Progress): Promise<void> {
  const record = await progressRecordOf(tx, id);
  const more = evidence ? 1 : 0;
  const answer = status === record.status ? { ok: true as const } : checkStatusChange(record.status, status, {
    progressUpdateCount: record.updateCount + 1, milestonesReachedCount: record.milestonesReached, evidenceLinkCount: record.evidenceCount + more, helpNeeded, reason,
  });
  if (!answer.ok) throw new Invalid(answer.sentences.join(' '), { [answer.reason === 'no-such-step' ? 'status' : fieldFor(status)]: answer.sentences.join(' ') });
  if ((status === 'done' || changeForPeople === 'better') && !evidence) {
    throw new Invalid('You say that something is better or done. Add the evidence: a measure, a document, or what people said.', { evidence: 'Add the evidence: a measure, a document, or what people said' });
  }
}

const fieldFor = (status: ProgressStatus): string => ({ 'not started': 'status', 'on track': 'reason', 'needs help': 'helpNeeded', done: 'evidence' })[status];

type UpdateColumns = Partial<{ nothing_changed: boolean; help_needed: string; evidence_kind: string | null; evidence: string; evidence_address: string | null; agreed_on: string }> &
  { status: string; note: string; change_for_people: string; route: string };

async function addUpdate(tx: Tx, acting: Acting, objective: ObjectiveRow, columns: UpdateColumns): Promise<{ updateId: string }> {
  const { id } = await tx.insertInto('strategy.progress_update')
    .values({ objective_id: objective.id, organisation_id: objective.organisationId, ...columns, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  const name = columns.nothing_changed ? 'no change recorded' : 'progress recorded';
  await recordObjectiveEvent(tx, acting, objective, { name, reason: columns.note, facts: { status: columns.status, route: columns.route } });
  return { updateId: id };
}
