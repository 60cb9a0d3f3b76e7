import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { CoProductionStage, EvidenceKind, PartnerKind, PartnerRole } from '../domain/co-production-rules.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting, type ObjectiveRow } from '../data/objective-rows.ts';

/** One line of the partnership record. There is no field for a label: it is worked out from these lines. */
export interface Partnership {
  stage: CoProductionStage;
  evidence: EvidenceKind;
  role: PartnerRole;
  tookPart: PartnerKind;
  peopleCount: number;
  decided: string;
  supportGiven: string;
  powerShared: string;
  happenedOn: Day;
}

/** Adds to the record who took part, how, and what they decided. Throws Invalid for a day to come. */
export async function recordPartnership(tx: Tx, acting: Acting, { id, ...entry }: Partnership & { id: string }): Promise<{ entryId: string }> {
  const objective = await openObjective(tx, acting, { id, action: 'record who took part' });
  refuseFuture(acting, entry.happenedOn, 'happenedOn');
  const entryId = await addPartnership(tx, acting, objective, entry, null);
  await recordObjectiveEvent(tx, acting, objective, { name: 'partnership recorded', facts: { stage: entry.stage, evidence: entry.evidence, tookPart: entry.tookPart } });
  return { entryId };
}

/** Takes back a line that was wrong, with the reason. It stays to be read but counts no more. */
export async function takeBackPartnership(tx: Tx, acting: Acting, { id, entryId, reason }: { id: string; entryId: string; reason: string }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'record who took part' });
  const entry = isId(entryId) ? await tx.selectFrom('strategy.partnership_entry').select(['stage', 'taken_back_at']).where('id', '=', entryId).where('objective_id', '=', id).executeTakeFirst() : undefined;
  if (!entry) throw new NotFound();
  if (entry.taken_back_at) throw new Conflict('This line is taken back already.');
  await tx.updateTable('strategy.partnership_entry').set({ taken_back_at: acting.now, taken_back_by: acting.viewer.personId, taken_back_reason: reason }).where('id', '=', entryId).execute();
  await recordObjectiveEvent(tx, acting, objective, { name: 'partnership taken back', reason, facts: { stage: entry.stage } });
}

export interface Decision {
  id: string;
  what: string;
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
    objective_id: id, organisation_id: objective.organisationId, what: decision.what, decided_by: decision.decidedBy, decided_on: decision.decidedOn,
    partner_id: decision.partnerId, money_pounds: decision.moneyPounds, recorded_at: acting.now, recorded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  if (partnership) await addPartnership(tx, acting, objective, { ...partnership, decided: decision.what, happenedOn: decision.decidedOn }, decisionId);
  await recordObjectiveEvent(tx, acting, objective, { name: 'decision recorded', facts: { what: decision.what, decidedOn: decision.decidedOn, viewsRecorded: partnership !== null } });
  return { decisionId };
}

async function addPartnership(tx: Tx, acting: Acting, objective: ObjectiveRow, entry: Partnership, decisionId: string | null): Promise<string> {
  const { id } = await tx.insertInto('strategy.partnership_entry').values({
    objective_id: objective.id, organisation_id: objective.organisationId, stage: entry.stage, evidence: entry.evidence, role: entry.role, took_part: entry.tookPart,
    people_count: entry.peopleCount, decided: entry.decided, support_given: entry.supportGiven, power_shared: entry.powerShared, happened_on: entry.happenedOn,
    decision_id: decisionId, recorded_at: acting.now, recorded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

function refuseFuture(acting: Acting, day: Day, field: string): void {
  if (day > londonDay(acting.now)) throw new Invalid('The record is about what has happened. Enter today or an earlier day.', { [field]: 'Enter today or an earlier day' });
}

async function requirePartner(tx: Tx, objectiveId: string, partnerId: string): Promise<void> {
  const partner = isId(partnerId) ? await tx.selectFrom('strategy.objective_partner').select('id').where('id', '=', partnerId).where('objective_id', '=', objectiveId).executeTakeFirst() : undefined;
  if (!partner) throw new Invalid('Choose a partner from the list.', { partnerId: 'Choose a partner from the list' });
}
