import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ThingOf } from '#platform/http';
import { projectHref } from '../../domain/addresses.ts';
import { outcomeTitle } from '../../domain/project.ts';
import { outcomeStandingWords, stageStandingWords } from '../../domain/stage-now.ts';
import { stageTitle } from '../../domain/stages.ts';
import { isTold, withStandings } from '../register/register.ts';

/** The projects of an organisation that serve an objective, as the viewer may see them: for the map of where it is. The latest 500. */
export async function projectsOf(tx: Tx, organisationId: string): Promise<ThingOf[]> {
  const { rows } = await sql<{ id: string; title: string; objectiveId: string; unitId: string; outcome: string | null; stage: number | null; isTold: boolean }>`
    select p.id, p.title, p.objective_id as "objectiveId", p.unit_id as "unitId", c.outcome, (select s.score from improvement.stage s where s.project_id = p.id order by s.number desc limit 1) as stage, ${isTold} as "isTold"
    from improvement.project p left join improvement.closing c on c.project_id = p.id
    where p.organisation_id = ${organisationId} and p.objective_id is not null order by p.started_on desc, p.id limit 500`.execute(tx);
  return (await withStandings(tx, rows)).map(({ id, title, objectiveId, unitId, outcome, stage, stageStands, outcomeStands }) => ({
    id, title, objectiveId, unitId, kind: 'project', href: projectHref(id), objectiveIds: [objectiveId], codes: [],
    about: outcome === null ? told(stageTitle(stage), stageStandingWords(stageStands, stage)) : told(outcomeTitle(outcome), outcomeStandingWords(outcomeStands)),
  }));
}

const told = (recorded: string, now: string): string => (now === '' ? recorded : `${recorded}. ${now}`);
