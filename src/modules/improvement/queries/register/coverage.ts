import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface CoverageLine {
  profession: string;
  projects: number;
  open: number;
  /** Ended as improved, by the rule of the charts. */
  improved: number;
  stopped: number;
}

export interface Coverage {
  lines: readonly CoverageLine[];
  /** Projects that the viewer may see, in all, how many have ended, and how many of those as improved. */
  all: number;
  ended: number;
  improved: number;
  /** How many answered each prompt. */
  prompts: ReadonlyMap<string, number>;
  withoutObjective: number;
}

/** Projects by profession and by what they looked at, of those that the viewer may see. A project of two professions counts for both. */
export async function coverage(tx: Tx): Promise<Coverage> {
  const { rows } = await sql<CoverageLine>`
    select x.profession, count(*)::int as projects, count(*) filter (where c.outcome is null)::int as open, count(*) filter (where c.outcome = 'improved')::int as improved, count(*) filter (where c.outcome = 'stopped')::int as stopped
    from improvement.project p cross join lateral unnest(p.professions) as x (profession) left join improvement.closing c on c.project_id = p.id group by x.profession`.execute(tx);
  const { rows: [sum] } = await sql<{ all: number; ended: number; improved: number; withoutObjective: number }>`
    select count(*)::int as "all", count(c.outcome)::int as ended, count(*) filter (where c.outcome = 'improved')::int as improved, count(*) filter (where p.objective_id is null)::int as "withoutObjective" from improvement.project p left join improvement.closing c on c.project_id = p.id`.execute(tx);
  const { rows: answered } = await sql<{ prompt: string; projects: number }>`select prompt, count(distinct project_id)::int as projects from improvement.prompt_answer group by prompt`.execute(tx);
  return { lines: rows, all: sum?.all ?? 0, ended: sum?.ended ?? 0, improved: sum?.improved ?? 0, withoutObjective: sum?.withoutObjective ?? 0, prompts: new Map(answered.map(({ prompt, projects }) => [prompt, projects])) };
}
