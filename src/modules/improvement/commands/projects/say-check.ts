import type { Tx } from '#platform/db';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { CheckCode } from '../../domain/four-parts.ts';
import type { ImprovementActing } from '../../permissions.ts';

export interface SaidCheck {
  projectId: string;
  part: CheckCode;
  state: 'there' | 'missing';
  words: string;
  /** Only of time that is there. */
  hoursAWeek: number | null;
}

/** What the team says of time, permission, skills or resources. What is missing is on the page of those who lead. Throws NotFound, Forbidden, Conflict. */
export async function sayCheck(tx: Tx, acting: ImprovementActing, { projectId, part, state, words, hoursAWeek }: SaidCheck): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const hours = part === 'time' && state === 'there' ? hoursAWeek : null;
  await tx.insertInto('improvement.check_part').values({ project_id: projectId, organisation_id: project.organisationId, part, state, words, hours_a_week: hours, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: state === 'there' ? 'part there' : 'part missing', facts: { part, hoursAWeek: hours } });
}
