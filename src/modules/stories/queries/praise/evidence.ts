import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { objectivesThatImproved } from '#modules/quality';

export interface EvidenceChoice {
  kind: 'objective' | 'case';
  id: string;
  title: string;
}

/**
 * What of an organisation everyone may read and can show why somebody is celebrated: published case studies, then objectives whose figures show a change for the
 * better. An objective alone is a plan and shows nothing (trap 65).
 */
export async function evidenceChoices(tx: Tx, organisationId: string): Promise<EvidenceChoice[]> {
  const { rows } = await sql<EvidenceChoice>`select 'case' as kind, c.id, c.title from stories.case_study c where c.organisation_id = ${organisationId} and c.published_at is not null and c.taken_off_at is null
    union all select 'objective', o.id, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
      where o.organisation_id = ${organisationId} and o.id = any (${[...await objectivesThatImproved(tx, [organisationId])]}::uuid[]) and o.is_public and exists (select from strategy.objective_publication b where b.objective_id = o.id) order by 1, 3 limit 300`.execute(tx);
  return rows;
}
