import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import type { GroupCount } from '../domain/session-attendance.ts';
import type { Acting } from '../data/objective-rows.ts';
import { countedGroups } from '../data/session-content.ts';
import { openSession, recordSessionEvent, touchSession } from '../data/session-rows.ts';

/** Writes how many people took part, by group; never who. The event says which groups were counted and no number. */
export async function recordAttendance(tx: Tx, acting: Acting, { id, counts }: { id: string; counts: readonly GroupCount[] }): Promise<void> {
  const session = await openSession(tx, acting, id);
  const came = counts.filter(({ people }) => people > 0);
  if (came.some(({ group }) => !countedGroups.some(({ code }) => code === group))) throw new Invalid('Choose groups from the list.');
  await tx.deleteFrom('strategy.session_attendance').where('session_id', '=', id).execute();
  if (came.length > 0) await tx.insertInto('strategy.session_attendance').values(came.map(({ group, people }) => ({ session_id: id, organisation_id: session.organisationId, group_code: group, people_count: people }))).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'attendance recorded', facts: { groups: came.map(({ group }) => group) } });
}
