import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import { recordEvent, type EventSource } from '#platform/events';
import { answerStands } from '../../queries/answer-stands.ts';

/**
 * A story or an award is no longer published: what rested on it falls away in the same transaction, and a priority that nothing else celebrates is no longer
 * celebrated; what stood there is kept. Does nothing where nothing rested on it.
 */
export async function endCelebrations(tx: Tx, acting: EventSource, { kind, subjectId }: { kind: 'story' | 'award'; subjectId: string }): Promise<void> {
  const fallen = await tx.updateTable('inquiry.celebration').set({ taken_off_at: acting.now }).where('kind', '=', kind).where('subject_id', '=', subjectId).where('taken_off_at', 'is', null).returning('priority_id').execute();
  for (const { priority_id: priorityId } of fallen) await goBack(tx, acting, priorityId);
}

/** Answers to people that are gone or undecided again; the room of conversations does not know this one, so the worker looks. Returns how many fell away. */
export async function endWithAnswers(store: Store, now: Date): Promise<number> {
  return store.within({ as: 'worker' }, async (tx) => {
    const { rows } = await sql<{ priorityId: string }>`update inquiry.celebration c set taken_off_at = ${now} where c.kind = 'answer' and c.taken_off_at is null and not ${answerStands} returning c.priority_id as "priorityId"`.execute(tx);
    for (const { priorityId } of rows) await goBack(tx, { now, actor: 'worker' }, priorityId);
    return rows.length;
  });
}

async function goBack(tx: Tx, acting: EventSource, priorityId: string): Promise<void> {
  const priority = await tx.selectFrom('inquiry.priority').select(['id', 'organisation_id', 'celebrated_at', 'celebrated_by']).where('id', '=', priorityId).forUpdate().executeTakeFirst();
  const links = await tx.selectFrom('inquiry.celebration').select(['title', 'taken_off_at']).where('priority_id', '=', priorityId).orderBy('linked_at').execute();
  if (!priority?.celebrated_at || links.some((link) => link.taken_off_at === null)) return;
  const withWhat = links.map(({ title }) => title).join('; ').slice(0, 2000);
  await tx.insertInto('inquiry.celebration_end').values({ priority_id: priority.id, organisation_id: priority.organisation_id, celebrated_at: priority.celebrated_at, celebrated_by: priority.celebrated_by, ended_at: acting.now, with_what: withWhat }).execute();
  await tx.updateTable('inquiry.priority').set({ celebrated_at: null, celebrated_by: null }).where('id', '=', priority.id).execute();
  await recordEvent(tx, acting, { room: 'inquiry', name: 'celebration fell away', organisationId: priority.organisation_id, subject: { kind: 'priority', id: priority.id }, facts: {} });
}
