import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { outcomeStanding, stageStanding, type Standing } from '../../domain/stage-now.ts';
import { behindStages } from '../projects/behind-stage.ts';

/** One project as lists show it. */
export interface ProjectLine {
  id: string;
  title: string;
  why: string;
  kind: string;
  unit: string;
  organisation: string;
  organisationId: string;
  contactRole: string;
  professions: readonly string[];
  startedOn: string;
  isExample: boolean;
  objectiveId: string | null;
  aim: { what: string; howMuch: string; byWhen: string } | null;
  stage: number | null;
  /** How the recorded stage stands against the figures of today. */
  stageStands: Standing;
  outcome: string | null;
  /** How "it has improved" stands against them. */
  outcomeStands: Standing;
  learned: string;
  closedOn: string | null;
  adoptions: number;
}

export interface RegisterFilter {
  words?: string;
  profession?: string;
  kind?: string;
  /** 'open', 'improved', 'finished' or 'stopped'; '' is all of them: stopped projects stand beside the others. */
  state?: string;
  /** From this stage on. */
  stage?: number;
  organisationId?: string;
  unitId?: string;
  objectiveId?: string;
  /** Only projects that answered this prompt. */
  prompt?: string;
  ids?: readonly string[];
}

export interface RegisterAsked extends RegisterFilter {
  limit?: number;
  offset?: number;
}

/** Projects that the viewer may see, the latest first, whatever became of them; with how many there are in all. */
export async function register(tx: Tx, { limit = 25, offset = 0, ...filter }: RegisterAsked): Promise<{ projects: ProjectLine[]; total: number }> {
  const { rows } = await sql<Recorded & { total: number }>`
    with found as (${matching(filter)}), shown as (select found.*, count(*) over ()::int as total from found order by found.started_on desc, found.title, found.id limit ${limit} offset ${offset})
    select p.id, p.title, p.why, p.kind, u.name as unit, o.name as organisation, p.organisation_id as "organisationId", p.contact_role as "contactRole", p.professions, p.started_on as "startedOn", p.is_example as "isExample", p.objective_id as "objectiveId",
      (select jsonb_build_object('what', a.what, 'howMuch', a.how_much, 'byWhen', a.by_when) from improvement.aim a where a.project_id = p.id order by a.number desc limit 1) as aim,
      (select s.score from improvement.stage s where s.project_id = p.id order by s.number desc limit 1) as stage,
      ${isTold} as "isTold", c.outcome, coalesce(c.learned, '') as learned, c.closed_on as "closedOn", coalesce(a.organisations, 0) as adoptions, shown.total
    from shown join improvement.project p on p.id = shown.id join directory.unit u on u.id = p.unit_id join directory.organisation o on o.id = p.organisation_id
    left join improvement.closing c on c.project_id = p.id left join improvement.adoptions((select array_agg(id) from shown)) a on a.project_id = p.id
    order by p.started_on desc, p.title, p.id`.execute(tx);
  return { projects: await withStandings(tx, rows), total: rows[0]?.total ?? 0 };
}

type Recorded = Omit<ProjectLine, 'stageStands' | 'outcomeStands'> & { isTold: boolean };

/** The latest stage of a project `p` is the one that came with a list: both were written in the same moment. */
export const isTold = sql`p.source_key is not null and exists (select from improvement.stage s where s.project_id = p.id and s.number = 1 and s.made_at = p.made_at) and not exists (select from improvement.stage s where s.project_id = p.id and s.number > 1)`;

/** With how what was recorded stands now; asked each time it is read. */
export async function withStandings<T extends Pick<Recorded, 'id' | 'stage' | 'outcome' | 'isTold'>>(tx: Tx, rows: readonly T[]): Promise<(T & Pick<ProjectLine, 'stageStands' | 'outcomeStands'>)[]> {
  const behind = await behindStages(tx, rows.filter(({ stage, outcome, isTold: wasTold }) => wasTold || (stage ?? 0) >= 3 || outcome === 'improved').map(({ id }) => id));
  return rows.map((row) => {
    const now = behind.get(row.id);
    return { ...row, stageStands: now ? stageStanding(row, now) : 'stands', outcomeStands: now ? outcomeStanding(row, now) : 'stands' };
  });
}

const matching = ({ words = '', profession = '', kind = '', state = '', stage = 0, organisationId, unitId, objectiveId, prompt = '', ids }: RegisterFilter) => sql`
  select p.id, p.started_on, p.title from improvement.project p left join improvement.closing c on c.project_id = p.id
  where (${kind} = '' or p.kind = ${kind}) and (${profession} = '' or ${profession} = any (p.professions))
    and (${state} = '' or (${state} = 'open' and c.project_id is null) or c.outcome = ${state})
    and (${stage} = 0 or coalesce((select s.score from improvement.stage s where s.project_id = p.id order by s.number desc limit 1), 0) >= ${stage})
    and (${organisationId ?? null}::uuid is null or p.organisation_id = ${organisationId ?? null}) and (${unitId ?? null}::uuid is null or p.unit_id = ${unitId ?? null})
    and (${objectiveId ?? null}::uuid is null or p.objective_id = ${objectiveId ?? null}) and (${ids ? [...ids] : null}::uuid[] is null or p.id = any (${ids ? [...ids] : null}))
    and (${prompt} = '' or exists (select from improvement.prompt_answer a where a.project_id = p.id and a.prompt = ${prompt}))
    and (${words} = '' or (p.words || coalesce(c.words, '') || coalesce((select improvement.all_words(a.words) from improvement.prompt_answer a where a.project_id = p.id), '')) @@ websearch_to_tsquery('english', ${words}))`;

/** What projects like a new one may be compared with: titles and why. */
export async function projectsToCompare(tx: Tx, limit = 2000): Promise<{ id: string; words: string }[]> {
  const { rows } = await sql<{ id: string; words: string }>`select p.id, p.title || '. ' || p.why as words from improvement.project p order by p.started_on desc, p.id limit ${limit}`.execute(tx);
  return rows;
}
