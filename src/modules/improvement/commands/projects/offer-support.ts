import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { projectHead, recordProjectEvent } from '../../data/project-rows.ts';
import { authorise, type ImprovementActing } from '../../permissions.ts';

export interface OfferedSupport {
  projectId: string;
  kind: 'time' | 'coach' | 'connection' | 'resources';
  /** Only of time. */
  hoursAWeek: number | null;
  words: string;
  fromRole: string;
}

/** What a lead gives to a project of their organisation. There is no command beside it: a lead cannot approve, refuse, change or end the work of others. Throws NotFound, Forbidden, Conflict. */
export async function offerSupport(tx: Tx, acting: ImprovementActing, { projectId, kind, hoursAWeek, words, fromRole }: OfferedSupport): Promise<void> {
  const project = await projectHead(tx, acting, projectId);
  authorise(acting, 'support projects', project.organisationId);
  if (project.isClosed) throw new Conflict('This project has ended. What it says stays as it is.');
  const hours = kind === 'time' ? hoursAWeek : null;
  await tx.insertInto('improvement.support').values({ project_id: projectId, organisation_id: project.organisationId, kind, hours_a_week: hours, words, from_role: fromRole, offered_at: acting.now, offered_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'support given', facts: { kind, hoursAWeek: hours, fromRole } });
}
