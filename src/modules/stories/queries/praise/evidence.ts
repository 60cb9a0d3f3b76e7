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

/**
 * Which of the objectives that were chosen to show a change show it now, to whoever asks: that everyone may read it and its figures are better is asked each time a claim is
 * read, never kept, because figures turn and objectives are withdrawn (trap 65).
 */
export async function objectivesThatShow(tx: Tx, claims: readonly { organisationId: string; objectiveId: string | null; objective: string | null }[]): Promise<ReadonlySet<string>> {
  const named = claims.filter(({ objective }) => objective !== null);
  const improved = named.length === 0 ? new Set<string>() : await objectivesThatImproved(tx, [...new Set(named.map(({ organisationId }) => organisationId))]);
  return new Set(named.flatMap(({ objectiveId }) => (objectiveId !== null && improved.has(objectiveId) ? [objectiveId] : [])));
}
