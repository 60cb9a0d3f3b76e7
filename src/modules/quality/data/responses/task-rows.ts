import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface TaskRow {
  id: string;
  seriesId: string;
  organisationId: string;
  period: string;
  /** How many answers stand already. */
  answers: number;
}

/** A task, held until the transaction ends so that two answers get two numbers. Throws NotFound where the viewer may not see it. */
export async function lockTask(tx: Tx, id: string): Promise<TaskRow> {
  if (!isId(id)) throw new NotFound();
  // The web's login changes no task and so cannot lock its row.
  await sql`select pg_advisory_xact_lock(hashtext(${`quality.response ${id}`}))`.execute(tx);
  const { rows: [row] } = await sql<TaskRow>`
    select t.id, t.series_id as "seriesId", t.organisation_id as "organisationId", t.period, (select count(*)::int from quality.response a where a.task_id = t.id) as answers
    from quality.response_task t where t.id = ${id}`.execute(tx);
  if (!row) throw new NotFound();
  return row;
}

/** Who is asked now; null where it is a role that no known person holds. */
export async function ownerOf(tx: Tx, taskId: string): Promise<string | null> {
  const row = await tx.selectFrom('quality.response_owner').select('person_id').where('task_id', '=', taskId).where('ended_at', 'is', null).executeTakeFirst();
  return row?.person_id ?? null;
}
