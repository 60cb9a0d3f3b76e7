import { sql } from 'kysely';
import { formatDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';

export interface NewAim {
  projectId: string;
  what: string;
  howMuch: string;
  byWhen: Day;
}

/** Sets what a project wants to reach; an earlier aim is kept. By its team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function setAim(tx: Tx, acting: ImprovementActing, { projectId, what, howMuch, byWhen }: NewAim): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  if (byWhen < project.startedOn) throw new Invalid('The day cannot be before the project began.', { byWhen: `Enter a day after ${formatDay(project.startedOn)}, when the project began` });
  await tx.insertInto('improvement.aim').values({ project_id: projectId, organisation_id: project.organisationId, number: await nextNumber(tx, 'aim', projectId), what, how_much: howMuch, by_when: byWhen, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'aim set', facts: { what, byWhen } });
}

/** The number after the last one of a project's aims, cycles or stages; two at the same moment wait for each other. */
export async function nextNumber(tx: Tx, table: 'aim' | 'cycle' | 'stage', projectId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`improvement.${table} ${projectId}`}))`.execute(tx);
  const { rows: [last] } = await sql<{ number: number }>`select coalesce(max(number), 0)::int as number from ${sql.table(`improvement.${table}`)} where project_id = ${projectId}`.execute(tx);
  return (last?.number ?? 0) + 1;
}
