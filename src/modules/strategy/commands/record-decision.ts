import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId } from '#platform/ids';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';
import { addPartnership, refuseFuture, type Partnership } from '../data/partnership-rows.ts';

export interface Decision {
  id: string;
  what: string;
  reason: string;
  decidedBy: string;
  decidedOn: Day;
  /** The community partner who took it, and the money it was about. */
  partnerId: string | null;
  moneyPounds: number | null;
  /** Who took part; without it the public page says "views not recorded" (row O20). */
  partnership: Omit<Partnership, 'decided' | 'happenedOn'> | null;
}

/** Records a decision, and with it who took part. Throws Invalid for a day to come or an unknown partner. */
export async function recordDecision(tx: Tx, acting: Acting, { id, partnership, ...decision }: Decision): Promise<{ decisionId: string }> {
  const objective = await openObjective(tx, acting, { id, action: 'record decisions' });
  refuseFuture(acting, decision.decidedOn, 'decidedOn');
  if (decision.partnerId) await requirePartner(tx, id, decision.partnerId);
  const { id: decisionId } = await tx.insertInto('strategy.decision').values({
    objective_id: id, organisation_id: objective.organisationId, what: decision.what, reason: decision.reason, decided_by: decision.decidedBy, decided_on: decision.decidedOn,
    partner_id: decision.partnerId, money_pounds: decision.moneyPounds, recorded_at: acting.now, recorded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  if (partnership) await addPartnership(tx, acting, objective, { ...partnership, decided: decision.what, happenedOn: decision.decidedOn }, decisionId);
  await recordObjectiveEvent(tx, acting, objective, { name: 'decision recorded', facts: { what: decision.what, decidedOn: decision.decidedOn, viewsRecorded: partnership !== null } });
  return { decisionId };
}

async function requirePartner(tx: Tx, objectiveId: string, partnerId: string): Promise<void> {
  const partner = isId(partnerId) ? await tx.selectFrom('strategy.objective_partner').select('id').where('id', '=', partnerId).where('objective_id', '=', objectiveId).executeTakeFirst() : undefined;
  if (!partner) throw new Invalid('Choose a partner from the list.', { partnerId: 'Choose a partner from the list' });
}
