import type { Tx } from '#platform/db';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';
import type { PartnerRecord } from '../queries/api/objective-record.ts';

/** With the id of the objective. */
export type Partner = Omit<PartnerRecord, 'madeAt' | 'leftOn'>;

/** Adds an organisation or group that shares the work. */
export async function addPartner(tx: Tx, acting: Acting, partner: Partner): Promise<{ partnerId: string }> {
  const objective = await openObjective(tx, acting, { id: partner.id, action: 'write objectives' });
  const { id } = await tx.insertInto('strategy.objective_partner').values({
    objective_id: partner.id, organisation_id: objective.organisationId, name: partner.name, kind: partner.kind, delivery_role: partner.deliveryRole,
    decision_rights: partner.decisionRights, budget_pounds: partner.budgetPounds, joined_on: partner.joinedOn, made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordObjectiveEvent(tx, acting, objective, { name: 'partner added', facts: { name: partner.name, kind: partner.kind } });
  return { partnerId: id };
}
