import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { coProductionRules, workOutCoProduction, type CoProduction, type PartnershipEntry } from '#modules/strategy';

export interface TakingPartLine extends PartnershipEntry {
  id: string;
  who: string;
  decided: string;
  supportGiven: string;
  powerShared: string;
  peopleCount: number | null;
  takenBackReason: string | null;
}

/** Who took part in a project, as far as the viewer may read its plan, and the label that follows from the lines that stand. */
export async function takingPart(tx: Tx, projectId: string, today: Day): Promise<{ lines: TakingPartLine[]; coProduction: CoProduction }> {
  const { rows: lines } = await sql<TakingPartLine>`
    select id, stage, evidence, role, took_part as "tookPart", who, people_count as "peopleCount", decided, support_given as "supportGiven", power_shared as "powerShared", happened_on as date, taken_back_reason as "takenBackReason"
    from improvement.taking_part where project_id = ${projectId} order by happened_on, made_at, id limit 500`.execute(tx);
  return { lines, coProduction: workOutCoProduction(coProductionRules, { entries: lines.filter(({ takenBackReason }) => takenBackReason === null), today }) };
}
