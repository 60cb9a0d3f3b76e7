import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import type { ImprovementActing } from '../permissions.ts';

/** A project as every command needs it. */
export interface ProjectHead {
  id: string;
  organisationId: string;
  title: string;
  kind: string;
  audience: string;
  startedOn: Day;
  isClosed: boolean;
  /** The viewer belongs to its team. */
  isTeam: boolean;
  /** What the viewer may do as somebody of another agency. */
  partnerRights: readonly string[];
}

const unknown = 'We cannot find that project, or it is not open to you.';

/** Throws NotFound for a project that the viewer may not see. */
export async function projectHead(tx: Tx, { viewer }: Pick<ImprovementActing, 'viewer'>, id: string): Promise<ProjectHead> {
  const row = isId(id) ? await tx.selectFrom('improvement.project as p').leftJoin('improvement.closing as c', 'c.project_id', 'p.id').select(['p.id', 'p.organisation_id', 'p.title', 'p.kind', 'p.audience', 'p.started_on', 'c.closed_on']).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound(unknown);
  const { personId } = viewer;
  const member = personId ? await tx.selectFrom('improvement.member').select('id').where('project_id', '=', id).where('person_id', '=', personId).where('left_on', 'is', null).executeTakeFirst() : undefined;
  const partner = personId ? await tx.selectFrom('improvement.partner').select('rights').where('project_id', '=', id).where('person_id', '=', personId).where('accepted_at', 'is not', null).where('ended_at', 'is', null).executeTakeFirst() : undefined;
  return { id: row.id, organisationId: row.organisation_id, title: row.title, kind: row.kind, audience: row.audience, startedOn: row.started_on, isClosed: row.closed_on !== null, isTeam: member !== undefined, partnerRights: partner?.rights ?? [] };
}

/** A project that is open, of which the viewer is in the team, or a partner with the right that `partnerRight` names. Throws NotFound, Forbidden, Conflict. */
export async function projectToWorkOn(tx: Tx, acting: ImprovementActing, id: string, partnerRight?: 'cycles'): Promise<ProjectHead> {
  const project = await projectHead(tx, acting, id);
  if (!project.isTeam && !(partnerRight && project.partnerRights.includes(partnerRight))) throw new Forbidden('Only those who work on a project change it. You can offer it support, or follow it.');
  if (project.isClosed) throw new Conflict('This project has ended. What it says stays as it is.');
  return project;
}

/** The event of a change, for everyone where the project is for everyone. Somebody of another agency writes for no organisation of theirs. */
export async function recordProjectEvent(tx: Tx, acting: ImprovementActing, project: Pick<ProjectHead, 'id' | 'organisationId' | 'audience' | 'title'>, { name, facts = {} }: { name: string; facts?: Record<string, unknown> }): Promise<void> {
  const isOwn = acting.viewer.grants.some(({ organisationId }) => organisationId === project.organisationId);
  await recordEvent(tx, acting, {
    room: 'improvement', name, organisationId: isOwn ? project.organisationId : null, subject: { kind: 'project', id: project.id }, facts: { title: project.title, ...facts }, visibility: project.audience === 'everyone' ? 'public' : 'organisation',
  });
}
