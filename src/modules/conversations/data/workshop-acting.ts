import type { Tx } from '#platform/db';
import { Forbidden, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { authorise, mayDo, type Acting } from './acting.ts';

export type WorkshopRow = Awaited<ReturnType<typeof lockWorkshop>>;

/** Organisers act for every workshop of their organisation; a community partner only for those they host. */
export const isOwnWorkshop = ({ viewer }: Pick<Acting, 'viewer'>, workshop: { organisationId: string; hostId: string | null }): boolean =>
  mayDo(viewer, 'organise conversations', workshop.organisationId) || (mayDo(viewer, 'host workshops', workshop.organisationId) && workshop.hostId !== null && workshop.hostId === viewer.personId);

/** The workshop, locked until the transaction ends. Throws NotFound, and Forbidden unless this viewer hosts it or organises. */
export async function lockOwnWorkshop(tx: Tx, acting: Acting, id: string): Promise<WorkshopRow> {
  const workshop = await lockWorkshop(tx, acting, id);
  authorise(acting, 'host workshops', workshop.organisation_id);
  if (!isOwnWorkshop(acting, { organisationId: workshop.organisation_id, hostId: workshop.host_id })) throw new Forbidden('This workshop is another host’s. Ask them, or those who organise the conversation.');
  return workshop;
}

/** The same for whoever may enter hands a second time. */
export async function lockWorkshop(tx: Tx, acting: Acting, id: string) {
  if (!isId(id)) throw new NotFound();
  const workshop = await tx.selectFrom('conversations.workshop').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!workshop) throw new NotFound();
  authorise(acting, 'enter hands again', workshop.organisation_id);
  return workshop;
}

/** Who acts, where only a person can. Throws Forbidden for a program. */
export function personActing({ viewer }: Pick<Acting, 'viewer'>): string {
  if (!viewer.personId) throw new Forbidden();
  return viewer.personId;
}
