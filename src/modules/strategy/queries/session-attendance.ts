import type { Tx } from '#platform/db';
import type { GroupCount } from '../domain/session-attendance.ts';

/** The exact counts, which the own organisation alone may read; empty for everyone else. */
export async function readAttendance(tx: Tx, sessionId: string): Promise<GroupCount[]> {
  return tx.selectFrom('strategy.session_attendance').select(['group_code as group', 'people_count as people']).where('session_id', '=', sessionId).orderBy('group_code').execute();
}
