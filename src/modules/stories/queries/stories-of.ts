import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ThingOf } from '#platform/http';

/**
 * The published case studies and awards of an organisation: for the map of where it is, and to celebrate a priority with. A case study hangs with its objective or
 * that of its project, an award with the objectives that its results rest on. An award stands under its own name, never under a person's: their yes covers the page of the award and no other.
 */
export async function storiesOf(tx: Tx, organisationId: string): Promise<ThingOf[]> {
  const { rows } = await sql<ThingOf>`
    select 'story' as kind, c.id, c.title, '/case-studies/' || c.id as href, '' as about, coalesce(c.objective_id, p.objective_id) as "objectiveId", array_remove(array[coalesce(c.objective_id, p.objective_id)], null) as "objectiveIds", p.unit_id as "unitId", c.ambitions as codes
      from stories.case_study c left join improvement.project p on p.id = c.project_id where c.organisation_id = ${organisationId} and c.published_at is not null and c.taken_off_at is null
    union all select 'award', s.id, s.name, '/awards/' || s.id, '', null,
      array(select distinct coalesce(r.evidence_objective_id, e.objective_id, ep.objective_id) from stories.award_result r left join stories.case_study e on e.id = r.evidence_case_id and e.published_at is not null and e.taken_off_at is null
        left join improvement.project ep on ep.id = e.project_id where r.scheme_id = s.id and r.taken_off_at is null and coalesce(r.evidence_objective_id, e.objective_id, ep.objective_id) is not null), null, '{}' from stories.award_scheme s
      where s.organisation_id = ${organisationId} and s.published_at is not null and exists (select from stories.award_result r where r.scheme_id = s.id and r.taken_off_at is null)
    order by 1, 3, 2 limit 500`.execute(tx);
  return rows;
}
