import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { sessionGaps, type SessionGap } from '../domain/session-gaps.ts';
import { readAttendance } from './session-attendance.ts';

/** What is missing before the session can be published. For its own organisation. */
export async function readSessionGaps(tx: Tx, { id, heldOn, now }: { id: string; heldOn: Day; now: Date }): Promise<SessionGap[]> {
  const absences = await tx.selectFrom('strategy.session_absence').select('id').where('session_id', '=', id).execute();
  const { rows: themes } = await sql<{ name: string; notes: number }>`select t.name, count(n.id)::int as notes from strategy.session_theme t
    left join strategy.session_note n on n.theme_id = t.id where t.session_id = ${id} group by t.id order by t.name`.execute(tx);
  return sessionGaps({ hasHappened: heldOn <= londonDay(now), groupsCounted: (await readAttendance(tx, id)).length, absences: absences.length, themes });
}
