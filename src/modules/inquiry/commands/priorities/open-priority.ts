import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type InquiryActing } from '../../permissions.ts';
import { priorityById, type Priority } from '../../queries/priorities.ts';

/** The first steps of every command on a priority: find it, may they, lock it. Throws NotFound, Forbidden, and Conflict where it is dropped. */
export async function openPriority(tx: Tx, acting: InquiryActing, id: string): Promise<Priority> {
  const seen = isId(id) ? await tx.selectFrom('inquiry.priority').select(['organisation_id']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!seen) throw new NotFound('We cannot find that priority.');
  authorise(acting, 'choose priorities', seen.organisation_id);
  await tx.selectFrom('inquiry.priority').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const priority = await priorityById(tx, id);
  if (priority.droppedOn) throw new Conflict('This priority is dropped. What it says stays as it is.');
  return priority;
}

export async function tellOfPriority(tx: Tx, acting: InquiryActing, { id, organisationId }: { id: string; organisationId: string }, name: string, facts: Record<string, unknown> = {}): Promise<void> {
  await recordEvent(tx, acting, { room: 'inquiry', name, organisationId, subject: { kind: 'priority', id }, facts });
}
