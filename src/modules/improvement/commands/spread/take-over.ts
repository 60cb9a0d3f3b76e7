import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { projectHead } from '../../data/project-rows.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { startProject } from '../projects/start-project.ts';

export interface TakenOver {
  projectId: string;
  unitId: string;
  contactRole: string;
}

/**
 * Starts a project of the viewer's own organisation with the method of another: why, kind, professions and driver diagram come along, aim, tests and figures do not,
 * because they are that place's own. It counts for the original where the organisation is another. Throws NotFound, Forbidden, Invalid, Conflict.
 */
export async function takeOver(tx: Tx, acting: ImprovementActing, { projectId, unitId, contactRole }: TakenOver): Promise<{ id: string }> {
  await projectHead(tx, acting, projectId);
  const original = await projectPage(tx, projectId);
  const { id, organisationId } = await startProject(tx, acting, { unitId, title: original.title, why: original.why, kind: original.kind as 'improvement', objectiveId: '', audience: 'organisation', contactRole, copiedFrom: projectId, professions: original.professions });
  if (organisationId === original.organisationId) throw new Conflict('This project is your own organisation’s. You can join or follow it.');
  await copyDrivers(tx, acting, { from: original.drivers, projectId: id, organisationId });
  return { id };
}

/** The diagram with ids of its own. */
async function copyDrivers(tx: Tx, { now, viewer }: ImprovementActing, { from, projectId, organisationId }: { from: readonly { id: string; parentId: string | null; kind: string; words: string }[]; projectId: string; organisationId: string }): Promise<void> {
  const rows = from.map((driver, at) => ({ ...driver, position: at + 1 }));
  await sql`
    with source as (select *, gen_random_uuid() as new_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, "parentId" uuid, kind text, words text, position int))
    insert into improvement.driver (id, project_id, organisation_id, parent_id, kind, words, position, made_at, made_by)
    select s.new_id, ${projectId}::uuid, ${organisationId}::uuid, p.new_id, s.kind, s.words, s.position, ${now}::timestamptz, ${viewer.personId}::uuid
    from source s left join source p on p.id = s."parentId" where s."parentId" is null or p.new_id is not null order by s.position`.execute(tx);
}
