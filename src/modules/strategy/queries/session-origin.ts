import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** The session and the theme that an objective began with. */
export interface SessionOrigin {
  sessionId: string;
  title: string;
  heldOn: Day;
  theme: string;
  isPublic: boolean;
}

/** Null where there is none, or where the session is not published and not the viewer's own. */
export async function sessionOrigin(tx: Tx, objectiveId: string): Promise<SessionOrigin | null> {
  const { rows } = await sql<SessionOrigin>`select e.id as "sessionId", e.title, e.held_on as "heldOn", t.name as theme, e.is_public as "isPublic"
    from strategy.session_theme_objective b join strategy.event_session e on e.id = b.session_id join strategy.session_theme t on t.id = b.theme_id
    where b.objective_id = ${objectiveId}`.execute(tx);
  return rows[0] ?? null;
}
