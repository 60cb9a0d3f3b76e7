import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { isMemberToday } from '../data/objective-people.ts';
import type { CoProductionStage, EvidenceKind, PartnerKind, PartnerRole } from '../domain/co-production-rules.ts';
import type { ObjectiveStatus } from '../domain/objective-status.ts';

/** What has been said and done about an objective. */
export interface ObjectiveRecord {
  milestones: readonly { id: string; title: string; dueOn: Day; reachedOn: Day | null }[];
  partners: readonly PartnerLine[];
  updates: readonly UpdateLine[];
  actions: readonly ActionLine[];
  decisions: readonly DecisionLine[];
  partnership: readonly PartnershipLine[];
  /** The latest check; earlier ones stay in the record. */
  impactCheck: ImpactCheckLine | null;
}

export interface PartnerLine { id: string; name: string; kind: string; deliveryRole: string; decisionRights: string; budgetPounds: number | null; joinedOn: Day; leftOn: Day | null; decisionCount: number; moneyDecidedPounds: number }
export interface UpdateLine { id: string; on: Day; status: ObjectiveStatus; note: string; nothingChanged: boolean; changeForPeople: string; helpNeeded: string; evidenceKind: string | null; evidence: string; evidenceAddress: string | null; route: string }
export interface ActionLine { id: string; what: string; ownerRole: string; ownerPersonId: string | null; ownerName: string | null; ownerHasLeft: boolean; madeBy: string | null; dueOn: Day; ended: { on: Day; outcome: 'done' | 'stopped'; note: string } | null }
/** `viewsRecorded` is false when nobody wrote down who took part: the public page says so (row O20). */
export interface DecisionLine { id: string; what: string; reason: string; decidedBy: string; decidedOn: Day; partnerName: string | null; moneyPounds: number | null; viewsRecorded: boolean }
export interface PartnershipLine { id: string; stage: CoProductionStage; evidence: EvidenceKind; role: PartnerRole; tookPart: PartnerKind; who: string; peopleCount: number | null; isAtLeast: boolean; decided: string; supportGiven: string; powerShared: string; happenedOn: Day; takenBack: { on: Day; reason: string } | null }
export interface ImpactCheckLine { groups: readonly string[]; evidence: string; possibleHarm: string; mitigation: string; ownerRole: string; reviewOn: Day; completedOn: Day }

export async function readObjectiveRecord(tx: Tx, id: string, now: Date): Promise<ObjectiveRecord> {
  return {
    milestones: await readMilestones(tx, id), partners: await readPartners(tx, id), updates: await readUpdates(tx, id), actions: await readActions(tx, id, now),
    decisions: await readDecisions(tx, id), partnership: await readPartnership(tx, id), impactCheck: await readImpactCheck(tx, id),
  };
}

async function readMilestones(tx: Tx, id: string): Promise<ObjectiveRecord['milestones']> {
  const rows = await tx.selectFrom('strategy.milestone as m').leftJoin('strategy.milestone_reached as r', 'r.milestone_id', 'm.id')
    .select(['m.id', 'm.title', 'm.due_on', 'r.reached_on']).where('m.objective_id', '=', id).orderBy('m.due_on').orderBy('m.id').execute();
  return rows.map((row) => ({ id: row.id, title: row.title, dueOn: row.due_on, reachedOn: row.reached_on }));
}

async function readPartners(tx: Tx, id: string): Promise<PartnerLine[]> {
  const { rows } = await sql<PartnerLine>`
    select p.id, p.name, p.kind, p.delivery_role as "deliveryRole", p.decision_rights as "decisionRights", p.budget_pounds as "budgetPounds", p.joined_on as "joinedOn", p.left_on as "leftOn",
      (select count(*)::int from strategy.decision d where d.partner_id = p.id) as "decisionCount",
      (select coalesce(sum(d.money_pounds), 0)::int from strategy.decision d where d.partner_id = p.id) as "moneyDecidedPounds"
    from strategy.objective_partner p where p.objective_id = ${id} order by p.joined_on, p.name`.execute(tx);
  return rows;
}

async function readUpdates(tx: Tx, id: string): Promise<UpdateLine[]> {
  const rows = await tx.selectFrom('strategy.progress_update').selectAll().where('objective_id', '=', id).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(200).execute();
  return rows.map((row) => ({
    id: row.id, on: londonDay(row.made_at), status: row.status as ObjectiveStatus, note: row.note, nothingChanged: row.nothing_changed, changeForPeople: row.change_for_people,
    helpNeeded: row.help_needed, evidenceKind: row.evidence_kind, evidence: row.evidence, evidenceAddress: row.evidence_address, route: row.route,
  }));
}

async function readActions(tx: Tx, id: string, now: Date): Promise<ActionLine[]> {
  const rows = await tx.selectFrom('strategy.action as a').leftJoin('strategy.action_owner as o', 'o.action_id', 'a.id').leftJoin('directory.person as p', 'p.id', 'o.person_id')
    .leftJoin('strategy.action_done as d', 'd.action_id', 'a.id')
    .select(['a.id', 'a.what', 'a.owner_role', 'a.due_on', 'a.made_by', 'o.person_id', 'p.display_name', 'd.done_on', 'd.outcome', 'd.note', isMemberToday(sql.ref('o.person_id'), sql.ref('a.organisation_id'), now).as('still_here')])
    .where('a.objective_id', '=', id).orderBy('a.due_on').orderBy('a.id').execute();
  return rows.map((row) => ({
    id: row.id, what: row.what, ownerRole: row.owner_role, ownerPersonId: row.person_id, ownerName: row.display_name, ownerHasLeft: row.person_id !== null && !row.still_here, madeBy: row.made_by, dueOn: row.due_on,
    ended: row.done_on ? { on: row.done_on, outcome: row.outcome as 'done' | 'stopped', note: row.note ?? '' } : null,
  }));
}

async function readDecisions(tx: Tx, id: string): Promise<DecisionLine[]> {
  const { rows } = await sql<DecisionLine>`
    select d.id, d.what, d.reason, d.decided_by as "decidedBy", d.decided_on as "decidedOn", p.name as "partnerName", d.money_pounds as "moneyPounds",
      exists (select from strategy.partnership_entry e where e.decision_id = d.id and e.taken_back_at is null) as "viewsRecorded"
    from strategy.decision d left join strategy.objective_partner p on p.id = d.partner_id
    where d.objective_id = ${id} order by d.decided_on, d.id`.execute(tx);
  return rows;
}

async function readPartnership(tx: Tx, id: string): Promise<PartnershipLine[]> {
  const rows = await tx.selectFrom('strategy.partnership_entry').selectAll().where('objective_id', '=', id).orderBy('happened_on').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id, stage: row.stage as CoProductionStage, evidence: row.evidence as EvidenceKind, role: row.role as PartnerRole, tookPart: row.took_part as PartnerKind, who: row.who,
    peopleCount: row.people_count, isAtLeast: row.is_at_least, decided: row.decided, supportGiven: row.support_given, powerShared: row.power_shared, happenedOn: row.happened_on,
    takenBack: row.taken_back_at ? { on: londonDay(row.taken_back_at), reason: row.taken_back_reason ?? '' } : null,
  }));
}

async function readImpactCheck(tx: Tx, id: string): Promise<ImpactCheckLine | null> {
  const row = await tx.selectFrom('strategy.impact_check').selectAll().where('objective_id', '=', id).orderBy('completed_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  if (!row) return null;
  return {
    groups: row.groups_considered, evidence: row.evidence, possibleHarm: row.possible_harm, mitigation: row.mitigation, ownerRole: row.owner_role,
    reviewOn: row.review_on, completedOn: londonDay(row.completed_at),
  };
}
