import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { openSnapshot, type SnapshotRow } from '../data/snapshot-rows.ts';
import type { Phase } from '../domain/stages.ts';
import { questionsOf } from '../domain/template-file.ts';
import { authorise, type InquiryActing } from '../permissions.ts';

/** Evidence for one question, while the snapshot is open. Throws as `openSnapshot`, and Invalid for a question that it does not ask. */
export async function addEvidence(tx: Tx, acting: InquiryActing, { id, question, what, address }: { id: string; question: string; what: string; address: string }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'fill in a snapshot' });
  requireQuestion(snapshot, question);
  await tx.insertInto('inquiry.evidence').values({ snapshot_id: id, question, what, address: address === '' ? null : address, added_at: acting.now, added_by: acting.viewer.personId }).execute();
  await tell(tx, acting, snapshot, 'snapshot evidence added', { question });
}

/** A talk about the snapshot: who took part and what was said. Also after it is signed: talking does not change what it says. */
export async function addDiscussion(tx: Tx, acting: InquiryActing, { id, heldOn, who, said }: { id: string; heldOn: Day; who: string; said: string }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'fill in a snapshot', signedToo: true });
  if (heldOn > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { heldOn: 'Enter today or an earlier day' });
  await tx.insertInto('inquiry.discussion').values({ snapshot_id: id, held_on: heldOn, who, said, recorded_at: acting.now, recorded_by: acting.viewer.personId }).execute();
  await tell(tx, acting, snapshot, 'snapshot discussed', { heldOn });
}

/** Enters a phase, forwards or back: the history keeps each time (the cycle is no one-way machine). */
export async function enterPhase(tx: Tx, acting: InquiryActing, { id, phase, note }: { id: string; phase: Phase; note: string }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'fill in a snapshot', signedToo: true });
  await tx.insertInto('inquiry.phase_entry').values({ snapshot_id: id, phase, note, entered_at: acting.now, entered_by: acting.viewer.personId }).execute();
  await tell(tx, acting, snapshot, 'phase entered', { phase });
}

export interface NewStep {
  id: string;
  question: string;
  what: string;
  ownerRole: string;
  dueOn: Day;
  /** The step that comes first; '' for none. */
  afterId: string;
}

/** A dated step of a roadmap, or an action out of a gap. Throws Invalid for a day that is over, or where the step before is due later. */
export async function planStep(tx: Tx, acting: InquiryActing, { id, question, what, ownerRole, dueOn, afterId }: NewStep): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'fill in a snapshot', signedToo: true });
  if (snapshot.organisationId === null) throw new Invalid('Steps are planned for a team or an organisation.');
  requireQuestion(snapshot, question);
  if (dueOn < londonDay(acting.now)) throw new Invalid('The day cannot be in the past.', { dueOn: 'Enter today or a later day' });
  const after = isId(afterId) ? await tx.selectFrom('inquiry.dated_step').select(['id', 'due_on']).where('id', '=', afterId).where('snapshot_id', '=', id).executeTakeFirst() : undefined;
  if (afterId !== '' && !after) throw new Invalid('Choose a step from the list.', { afterId: 'Choose a step from the list' });
  if (after && after.due_on > dueOn) throw new Invalid('The step before it is due later.', { dueOn: 'Enter a day after the step that comes first' });
  await tx.insertInto('inquiry.dated_step').values({ organisation_id: snapshot.organisationId, snapshot_id: id, question, what, owner_role: ownerRole, due_on: dueOn, after_id: after?.id ?? null, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await tell(tx, acting, snapshot, 'step planned', { question, dueOn });
}

/** Says that a dated step is done. Throws NotFound, Forbidden, Conflict where it was said before. */
export async function finishStep(tx: Tx, acting: InquiryActing, stepId: string): Promise<{ snapshotId: string }> {
  const step = isId(stepId) ? await tx.selectFrom('inquiry.dated_step').select(['snapshot_id', 'organisation_id', 'done_on']).where('id', '=', stepId).forUpdate().executeTakeFirst() : undefined;
  if (!step) throw new NotFound('We cannot find that step.');
  authorise(acting, 'fill in a snapshot', step.organisation_id);
  if (step.done_on) throw new Conflict('This step is done already.');
  await tx.updateTable('inquiry.dated_step').set({ done_on: londonDay(acting.now), done_at: acting.now, done_by: acting.viewer.personId }).where('id', '=', stepId).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'step done', organisationId: step.organisation_id, subject: { kind: 'snapshot', id: step.snapshot_id }, facts: {} });
  return { snapshotId: step.snapshot_id };
}

function requireQuestion({ template }: SnapshotRow, question: string): void {
  if (!questionsOf(template).some(({ code }) => code === question)) throw new Invalid('Choose a question from the list.', { question: 'Choose a question from the list' });
}

/** Of a person's own snapshot nothing is told. */
async function tell(tx: Tx, acting: InquiryActing, { id, organisationId }: SnapshotRow, name: string, facts: Record<string, unknown>): Promise<void> {
  if (organisationId) await recordEvent(tx, acting, { room: 'inquiry', name, organisationId, subject: { kind: 'snapshot', id }, facts });
}
