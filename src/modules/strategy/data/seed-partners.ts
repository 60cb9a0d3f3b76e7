import type { Tx } from '#platform/db';
import { exampleId, exampleOrganisations, readDemoAround } from './demo-around.ts';

/** Adds the partners of the imagined trust that are not there yet. */
export async function seedPartners(tx: Tx, now: Date): Promise<void> {
  const organisations = await exampleOrganisations(tx);
  for (const { organisation, contacts, ...partner } of readDemoAround().partners) {
    const organisationId = organisations.get(organisation);
    const id = exampleId('partner', `${organisation} ${partner.name}`);
    if (!organisationId) continue;
    const added = await tx.insertInto('strategy.partner').values({
      id, organisation_id: organisationId, name: partner.name, aim: partner.aim, contact_role: partner.contactRole, forums: partner.forums, ahp_seat: partner.ahpSeat, is_example: true, made_at: now,
    }).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
    if (!added) continue;
    await tx.insertInto('strategy.partner_contact').values(contacts.map(({ on, what, changed }) => ({ partner_id: id, organisation_id: organisationId, happened_on: on, what, changed, recorded_at: now }))).execute();
  }
}
