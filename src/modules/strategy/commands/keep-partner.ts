import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';

export interface PartnerWords {
  name: string;
  aim: string;
  contactRole: string;
  forums: string;
  ahpSeat: string;
}

/** Enters a partner of an organisation. Throws Forbidden, or Invalid for an organisation that is here for its policy text only. */
export async function addPartner(tx: Tx, acting: AroundActing, { organisationId, ...words }: PartnerWords & { organisationId: string }): Promise<{ id: string }> {
  if (!isId(organisationId)) throw new Invalid('Choose an organisation.', { organisationId: 'Choose an organisation' });
  authoriseAround(acting, 'keep partners', organisationId);
  const organisation = await tx.selectFrom('directory.organisation').select(['is_example', 'policy_text_only']).where('id', '=', organisationId).executeTakeFirst();
  if (!organisation || organisation.policy_text_only) throw new Invalid('This organisation is here for its published policy only.', { organisationId: 'Choose another organisation' });
  const id = newId();
  await tx.insertInto('strategy.partner').values({ id, organisation_id: organisationId, ...columnsOf(words), is_example: organisation.is_example, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await record(tx, acting, { id, organisationId }, 'partner added');
  return { id };
}

/** Changes what is kept about a partner. Throws Conflict when somebody was faster. */
export async function changePartner(tx: Tx, acting: AroundActing, { id, revision, ...words }: PartnerWords & { id: string; revision: number }): Promise<void> {
  const partner = await openPartner(tx, acting, id);
  if (partner.revision !== revision) throw new Conflict('Somebody changed this partner while you were writing. Compare your words with the current ones, then save again.');
  await tx.updateTable('strategy.partner').set({ ...columnsOf(words), revision: sql<number>`revision + 1` }).where('id', '=', id).execute();
  await record(tx, acting, partner, 'partner changed');
}

/** Notes a contact and what changed because of it. Throws Invalid for a day that is still to come. */
export async function recordPartnerContact(tx: Tx, acting: AroundActing, { id, on, what, changed }: { id: string; on: Day; what: string; changed: string }): Promise<void> {
  const partner = await openPartner(tx, acting, id);
  if (on > londonDay(acting.now)) throw new Invalid('The day must be today or earlier.', { on: 'The day must be today or earlier' });
  await tx.insertInto('strategy.partner_contact').values({ partner_id: id, organisation_id: partner.organisationId, happened_on: on, what, changed, recorded_at: acting.now, recorded_by: acting.viewer.personId }).execute();
  await record(tx, acting, partner, 'partner contact recorded', { on });
}

/** Ends a partnership; it can still be read. */
export async function endPartner(tx: Tx, acting: AroundActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const partner = await openPartner(tx, acting, id);
  await tx.updateTable('strategy.partner').set({ ended_at: acting.now, ended_by: acting.viewer.personId, ended_reason: reason }).where('id', '=', id).execute();
  await record(tx, acting, partner, 'partner ended', {}, reason);
}

const columnsOf = ({ name, aim, contactRole, forums, ahpSeat }: PartnerWords) => ({ name, aim, contact_role: contactRole, forums, ahp_seat: ahpSeat });

async function openPartner(tx: Tx, acting: AroundActing, id: string): Promise<{ id: string; organisationId: string; revision: number }> {
  const seen = isId(id) ? await tx.selectFrom('strategy.partner').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!seen) throw new NotFound('We cannot find that partner.');
  authoriseAround(acting, 'keep partners', seen.organisation_id);
  const row = await tx.selectFrom('strategy.partner').select(['id', 'organisation_id', 'revision', 'ended_at']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (row.ended_at) throw new Conflict('This partnership has ended. It can be read but no longer changed.');
  return { id: row.id, organisationId: row.organisation_id, revision: row.revision };
}

async function record(tx: Tx, acting: AroundActing, partner: { id: string; organisationId: string }, name: string, facts: Record<string, unknown> = {}, reason?: string): Promise<void> {
  await recordEvent(tx, acting, { room: 'strategy', name, organisationId: partner.organisationId, subject: { kind: 'partner', id: partner.id }, facts, ...(reason ? { reason } : {}) });
}
