import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ThingOf } from '#platform/http';
import { projectHref } from '../../domain/addresses.ts';
import { outcomeTitle } from '../../domain/project.ts';
import { stageTitle } from '../../domain/stages.ts';

/** The projects of an organisation that serve an objective, as the viewer may see them: for the map of where it is. The latest 500. */
export async function projectsOf(tx: Tx, organisationId: string): Promise<ThingOf[]> {
  const { rows } = await sql<{ id: string; title: string; objectiveId: string; unitId: string; outcome: string | null; stage: number | null }>`
    select p.id, p.title, p.objective_id as "objectiveId", p.unit_id as "unitId", c.outcome, (select s.score from improvement.stage s where s.project_id = p.id order by s.number desc limit 1) as stage
    from improvement.project p left join improvement.closing c on c.project_id = p.id
    where p.organisation_id = ${organisationId} and p.objective_id is not null order by p.started_on desc, p.id limit 500`.execute(tx);
  return rows.map(({ outcome, stage, ...row }) => ({ ...row, kind: 'project', href: projectHref(row.id), objectiveIds: [row.objectiveId], about: outcome === null ? stageTitle(stage) : outcomeTitle(outcome), codes: [] }));
}
