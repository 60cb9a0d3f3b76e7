import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { DriverKind } from '../../domain/driver-tree.ts';
import type { ImprovementActing } from '../../permissions.ts';

/** Adds a driver or a change idea under the one above it; `parentId` '' is the aim. What it is follows from where it stands. By the team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function addDriver(tx: Tx, acting: ImprovementActing, { projectId, parentId, words }: { projectId: string; parentId: string; words: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const kind = await kindUnder(tx, projectId, parentId);
  const { rows: [last] } = await sql<{ position: number }>`select coalesce(max(position), 0)::int as position from improvement.driver where project_id = ${projectId}`.execute(tx);
  await tx.insertInto('improvement.driver').values({ project_id: projectId, organisation_id: project.organisationId, parent_id: parentId || null, kind, words, position: (last?.position ?? 0) + 1, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'driver added', facts: { kind, words } });
}

const below: Readonly<Record<string, DriverKind>> = { primary: 'secondary', secondary: 'idea' };

async function kindUnder(tx: Tx, projectId: string, parentId: string): Promise<DriverKind> {
  if (parentId === '') return 'primary';
  const parent = isId(parentId) ? await tx.selectFrom('improvement.driver').select('kind').where('id', '=', parentId).where('project_id', '=', projectId).where('ended_at', 'is', null).executeTakeFirst() : undefined;
  const kind = parent && below[parent.kind];
  if (!kind) throw new Invalid('Choose from the list what it stands under.', { parentId: 'Choose from the list what it stands under' });
  return kind;
}

/** Takes a driver or idea out of the diagram, with what stands under it; its row stays. By the team. Throws NotFound, Forbidden, Conflict. */
export async function endDriver(tx: Tx, acting: ImprovementActing, { projectId, driverId }: { projectId: string; driverId: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const ended = isId(driverId) ? await tx.updateTable('improvement.driver').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', driverId).where('project_id', '=', projectId).where('ended_at', 'is', null).returning(['kind', 'words']).executeTakeFirst() : undefined;
  if (!ended) throw new NotFound('We cannot find that part of the diagram.');
  await recordProjectEvent(tx, acting, project, { name: 'driver taken out', facts: ended });
}
