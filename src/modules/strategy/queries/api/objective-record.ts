import { sql } from 'kysely';
import type { PageAsked, Rows } from '#platform/api';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { CoProductionStage, EvidenceKind, PartnerKind, PartnerRole } from '../../domain/co-production-rules.ts';
import type { PartnerOrganisationKind } from '../../domain/objective-content.ts';
import { listPart, shown } from './objective-parts.ts';

export interface MilestoneRecord {
  id: string;
  madeAt: string;
  title: string;
  dueOn: Day;
  reachedOn: Day | null;
}

export const milestoneRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<MilestoneRecord>> => dated(await listPart<Omit<MilestoneRecord, 'madeAt'>>(tx, { id, page, moment: 'made_at' }, sql`
  select u.id, u.made_at as at, u.made_at::text as key, u.title, u.due_on as "dueOn", (select r.reached_on from strategy.milestone_reached r where r.milestone_id = u.id) as "reachedOn"
  from strategy.milestone u`));

export interface PartnerRecord {
  id: string;
  madeAt: string;
  name: string;
  kind: PartnerOrganisationKind;
  deliveryRole: string;
  /** What they may decide, and the money they hold (row S125). */
  decisionRights: string;
  budgetPounds: number | null;
  joinedOn: Day;
  leftOn: Day | null;
}

export const partnerRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<PartnerRecord>> => dated(await listPart<Omit<PartnerRecord, 'madeAt'>>(tx, { id, page, moment: 'made_at' }, sql`
  select u.id, u.made_at as at, u.made_at::text as key, u.name, u.kind, u.delivery_role as "deliveryRole", u.decision_rights as "decisionRights", u.budget_pounds as "budgetPounds",
    u.joined_on as "joinedOn", u.left_on as "leftOn"
  from strategy.objective_partner u`));

export interface PartnershipRecord {
  id: string;
  madeAt: string;
  stage: CoProductionStage;
  evidence: EvidenceKind;
  role: PartnerRole;
  tookPart: PartnerKind;
  who: string;
  peopleCount: number | null;
  isAtLeast: boolean;
  decided: string;
  supportGiven: string;
  powerShared: string;
  happenedOn: Day;
  decision: string | null;
  takenBackBecause: string | null;
}

export const partnershipRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<PartnershipRecord>> => dated(await listPart<Omit<PartnershipRecord, 'madeAt'>>(tx, { id, page, moment: 'recorded_at' }, sql`
  select u.id, u.recorded_at as at, u.recorded_at::text as key, u.stage, u.evidence, u.role, u.took_part as "tookPart", u.who, u.people_count as "peopleCount", u.is_at_least as "isAtLeast",
    u.decided, u.support_given as "supportGiven", u.power_shared as "powerShared", u.happened_on as "happenedOn", u.decision_id as decision, u.taken_back_reason as "takenBackBecause"
  from strategy.partnership_entry u`));

export interface ParentRecord {
  id: string;
  madeAt: string;
  strategy: string;
  code: string;
  weight: 'main' | 'also';
  reason: string;
}

/** The open links of an objective; one to a strategy that the viewer may not see is left out. */
export const parentRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<ParentRecord>> => dated(await listPart<Omit<ParentRecord, 'madeAt'>>(tx, { id, page, moment: 'began_at' }, sql`
  select u.id, u.began_at as at, u.began_at::text as key, u.strategy, u.code, u.weight, u.reason
  from (select p.*, s.code as strategy, p.node_code as code from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id where p.ended_at is null) u`));

export interface ImpactCheckRecord {
  id: string;
  madeAt: string;
  groups: string[];
  evidence: string;
  possibleHarm: string;
  mitigation: string;
  ownerRole: string;
  reviewOn: Day;
}

/** Every check, oldest first; the last one counts. */
export const impactCheckRecords = async (tx: Tx, id: string, page: PageAsked): Promise<Rows<ImpactCheckRecord>> => dated(await listPart<Omit<ImpactCheckRecord, 'madeAt'>>(tx, { id, page, moment: 'completed_at' }, sql`
  select u.id, u.completed_at as at, u.completed_at::text as key, u.groups_considered as groups, u.evidence, u.possible_harm as "possibleHarm", u.mitigation, u.owner_role as "ownerRole", u.review_on as "reviewOn"
  from strategy.impact_check u`));

const dated = <T extends { id: string }>(rows: Rows<T & { at: Date; key: string }>): Rows<Omit<T, never> & { madeAt: string }> =>
  shown(rows, ({ at, key: _key, ...row }) => ({ ...row, madeAt: at.toISOString() }) as unknown as T & { madeAt: string });
