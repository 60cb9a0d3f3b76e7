import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import type { CoProductionStage, EvidenceKind, PartnerKind, PartnerRole } from '../domain/co-production-rules.ts';
import type { Acting, ObjectiveRow } from './objective-rows.ts';

/** One line of the partnership record. There is no field for a label: it is worked out from these lines. */
export interface Partnership {
  stage: CoProductionStage;
  evidence: EvidenceKind;
  role: PartnerRole;
  tookPart: PartnerKind;
  /** Null where nobody wrote the number down. */
  peopleCount: number | null;
  /** True where small groups are left out of the count: "at least so many". */
  isAtLeast?: boolean;
  /** Who they were, in words that name nobody: "two people from the villages". */
  who: string;
  decided: string;
  supportGiven: string;
  powerShared: string;
  happenedOn: Day;
}

export async function addPartnership(tx: Tx, acting: Acting, objective: ObjectiveRow, entry: Partnership, decisionId: string | null): Promise<string> {
  const { id } = await tx.insertInto('strategy.partnership_entry').values({
    objective_id: objective.id, organisation_id: objective.organisationId, stage: entry.stage, evidence: entry.evidence, role: entry.role, took_part: entry.tookPart,
    people_count: entry.peopleCount, is_at_least: entry.isAtLeast ?? false, who: entry.who, decided: entry.decided, support_given: entry.supportGiven, power_shared: entry.powerShared, happened_on: entry.happenedOn,
    decision_id: decisionId, recorded_at: acting.now, recorded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Throws Invalid at the field: what has not happened yet is a plan, not a record. */
export function refuseFuture(acting: Acting, day: Day, field: string): void {
  if (day > londonDay(acting.now)) throw new Invalid('The record is about what has happened. Enter today or an earlier day.', { [field]: 'Enter today or an earlier day' });
}
