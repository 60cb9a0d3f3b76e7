import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { hashToken, isId, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';
import { projectHead, projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { PartnerRight } from '../../domain/partners.ts';
import { authorise, type ImprovementActing } from '../../permissions.ts';
import { askToMark } from '../cycles/mark-cycles.ts';

export interface NewPartner {
  projectId: string;
  agency: string;
  role: string;
  rights: PartnerRight[];
  /** Where the letter goes. It is not kept. */
  address: string;
  baseUrl: string;
}

/** Invites somebody of another agency with named rights, by a letter whose link works once and is the only copy of its secret. By the team. Throws NotFound, Forbidden, Conflict. */
export async function invitePartner(tx: Tx, acting: ImprovementActing, { projectId, agency, role, rights, address, baseUrl }: NewPartner): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const token = newToken();
  await tx.insertInto('improvement.partner').values({ project_id: projectId, organisation_id: project.organisationId, agency, role, rights, token_hash: hashToken(token), invited_at: acting.now, invited_by: acting.viewer.personId }).execute();
  await queueMail(tx, {
    to: address, subject: `Work with us: ${project.title}`, purpose: 'invitation to a project',
    body: `You are invited to be a partner of the project “${project.title}” on Allied, for ${agency}.\n\nOpen this link to read what you could do there:\n\n${baseUrl}/improvement/invitations/${token}\n\nThe link works once. If you do not want to take part, you need do nothing.\n`,
  }, acting.now);
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'partner invited', facts: { agency, role, rights } });
}

/** Whoever holds the link and is signed in becomes the partner, once. Throws NotFound, Conflict. */
export async function acceptInvitation(tx: Tx, acting: ImprovementActing, token: string): Promise<{ projectId: string }> {
  const { rows: [row] } = await sql<{ projectId: string | null }>`select improvement.accept_partner(${hashToken(token)}, ${acting.now}) as "projectId"`.execute(tx);
  if (!row?.projectId) throw new Conflict('This invitation has been used or has ended. Ask those who sent it for another.');
  const project = await projectHead(tx, acting, row.projectId);
  await askToMark(tx, row.projectId);
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'partner joined' });
  return { projectId: row.projectId };
}

/** A lead who answers for figures agrees that a partner reads those that are linked to the project now; those linked later are agreed anew. Throws NotFound, Forbidden, Conflict. */
export async function agreeFigures(tx: Tx, acting: ImprovementActing, { projectId, partnerId }: { projectId: string; partnerId: string }): Promise<void> {
  const project = await projectHead(tx, acting, projectId);
  authorise(acting, 'agree data notes', project.organisationId);
  const agreed = isId(partnerId) ? await tx.updateTable('improvement.partner').set({ figures_agreed_at: acting.now, figures_agreed_by: acting.viewer.personId }).where('id', '=', partnerId).where('project_id', '=', projectId).where((eb) => eb.or([eb('figures_agreed_at', 'is', null), eb.exists(eb.selectFrom('improvement.project_measure as l').select('l.id').whereRef('l.project_id', '=', 'improvement.partner.project_id').where('l.ended_at', 'is', null).whereRef('l.linked_at', '>', 'improvement.partner.figures_agreed_at'))])).where('ended_at', 'is', null).returning('agency').executeTakeFirst() : undefined;
  if (!agreed) throw new Conflict('This partner already reads the figures, or no longer takes part.');
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'figures agreed', facts: agreed });
}

/** A partner no longer takes part; what they added stays. By the team of an open project, and by the partner at any time. Throws NotFound, Forbidden, Conflict. */
export async function endPartner(tx: Tx, acting: ImprovementActing, { projectId, partnerId }: { projectId: string; partnerId: string }): Promise<{ isSelf: boolean }> {
  const { personId } = acting.viewer;
  const partner = isId(partnerId) ? await tx.selectFrom('improvement.partner').select('person_id').where('id', '=', partnerId).where('project_id', '=', projectId).executeTakeFirst() : undefined;
  const isSelf = personId !== null && partner?.person_id === personId;
  const project = isSelf ? await projectHead(tx, acting, projectId) : await projectToWorkOn(tx, acting, projectId);
  const ended = partner && await tx.updateTable('improvement.partner').set({ ended_at: acting.now, ended_by: personId }).where('id', '=', partnerId).where('ended_at', 'is', null).returning('agency').executeTakeFirst();
  if (!ended) throw new NotFound('We cannot find that partner.');
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'partner ended', facts: ended });
  return { isSelf };
}
