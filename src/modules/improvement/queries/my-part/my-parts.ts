import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { tellAll } from '../../domain/shared-parts.ts';
import { register, type ProjectLine } from '../register/register.ts';

export interface MyPart {
  id: string;
  strategyCode: string;
  strategy: string;
  nodeCode: string;
  node: string;
  what: string;
  isShared: boolean;
  mayShare: boolean;
  madeAt: Date;
  /** When to look at it next; null where it is closed. */
  reviewOn: string | null;
  outcome: string | null;
  reviews: readonly { words: string; reviewedOn: string; outcome: string | null }[];
  /** How many there are in all, also on other pages. */
  total: number;
}

/** One person's own parts, the open ones first: those of a page, or the one asked for. */
export async function myParts(tx: Tx, personId: string | null, { id, page }: { id?: string; page?: number }): Promise<MyPart[]> {
  const { rows } = await sql<MyPart>`
    select p.id, s.code as "strategyCode", s.short_title as strategy, p.node_code as "nodeCode", coalesce(n.title, p.node_code) as node, p.what, p.is_shared as "isShared", p.unit_id is not null as "mayShare", p.made_at as "madeAt",
      case when c.outcome is null then coalesce(l.next_review_on, p.review_on) end as "reviewOn", c.outcome,
      (select coalesce(jsonb_agg(jsonb_build_object('words', r.words, 'reviewedOn', r.reviewed_on, 'outcome', r.outcome) order by r.made_at), '[]') from improvement.my_part_review r where r.my_part_id = p.id) as reviews, count(*) over ()::int as total
    from improvement.my_part p join strategy.strategy s on s.id = p.strategy_id left join strategy.node n on n.strategy_id = p.strategy_id and n.version_number = s.current_version and n.code = p.node_code
    left join improvement.my_part_review c on c.my_part_id = p.id and c.outcome is not null
    left join lateral (select r.next_review_on from improvement.my_part_review r where r.my_part_id = p.id order by r.made_at desc limit 1) l on true
    where p.person_id = ${personId} and (${id ?? null}::uuid is null or p.id = ${id ?? null}) order by c.outcome is not null, coalesce(l.next_review_on, p.review_on), p.made_at, p.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface SharedParts {
  unit: string;
  /** In full eights, or what the site is set to: a team with fewer is not named, because its name alone would tell that somebody shares. */
  people: number;
}

/** How many people of an organisation share an open part, in all and by team. */
export async function sharedParts(tx: Tx, organisationId: string): Promise<{ all: number; units: SharedParts[] }> {
  const { rows } = await sql<{ unit: string | null; people: number }>`
    select u.name as unit, s.people from improvement.shared_parts(${organisationId}::uuid) s left join directory.unit u on u.id = s.unit_id order by u.name`.execute(tx);
  const teams = rows.filter(({ unit }) => unit !== null).map(({ people }) => people);
  return { all: tellAll(teams, rows.find(({ unit }) => unit === null)?.people ?? 0), units: rows.flatMap(({ unit, people }) => (unit === null || people === 0 ? [] : [{ unit, people }])) };
}

/** What a person said that they would do for an objective, and whose day has passed. */
export async function actionsPastTheirDay(tx: Tx, personId: string | null, today: string): Promise<{ what: string; href: string; dueOn: string }[]> {
  const { rows } = await sql<{ what: string; href: string; dueOn: string }>`select a.what, '/objectives/' || a.objective_id || '#actions' as href, a.due_on as "dueOn" from strategy.action_owner w join strategy.action a on a.id = w.action_id
    where w.person_id = ${personId} and a.due_on < ${today}::date and not exists (select from strategy.action_done d where d.action_id = a.id) and not exists (select from strategy.objective_closing c where c.objective_id = a.objective_id) order by a.due_on, a.id limit 1000`.execute(tx);
  return rows;
}

/** The projects that a person works on, and those that they follow. */
export async function ownProjects(tx: Tx, personId: string | null): Promise<{ works: ProjectLine[]; follows: ProjectLine[] }> {
  const works = await tx.selectFrom('improvement.member').select('project_id').where('person_id', '=', personId).where('left_on', 'is', null).execute();
  const partner = await tx.selectFrom('improvement.partner').select('project_id').where('person_id', '=', personId).where('accepted_at', 'is not', null).where('ended_at', 'is', null).execute();
  const follows = await tx.selectFrom('improvement.follower').select('project_id').where('person_id', '=', personId).where('ended_at', 'is', null).execute();
  const linesOf = async (ids: readonly { project_id: string }[]) => (ids.length === 0 ? [] : (await register(tx, { ids: ids.map(({ project_id: id }) => id), limit: 100 })).projects);
  return { works: await linesOf([...works, ...partner]), follows: await linesOf(follows) };
}

/**
 * The parts of strategies in use that somebody of these units can pick, in printed order, aims and ambitions among them: of their organisations, first, of those above these on a day, and of the whole country.
 * Only those: a list of everybody's strategies would be too long to find one's own in.
 */
export async function partsToPick(tx: Tx, unitIds: readonly string[], day: Day): Promise<{ value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    with recursive above (id, steps) as (
      select unnest(${[...unitIds]}::uuid[]), 0
      union select p.parent_id, above.steps + 1 from above join directory.unit_parent p on p.unit_id = above.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day}) where above.steps < 20),
    near (organisation_id, steps) as (
      select organisation_id, min(steps) from (select u.organisation_id, above.steps from above join directory.unit u on u.id = above.id union all select organisation_id, 21 from directory.unit where level = 'national') each group by organisation_id)
    select s.code || '+' || n.code as value, s.short_title || ': ' || n.title as text from near join strategy.strategy s on s.organisation_id = near.organisation_id join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version
    where s.state <> 'legacy' and n.type in ('aim', 'principle', 'foundation', 'focus', 'priority', 'commitment', 'ambition', 'objective', 'action') order by near.steps, s.short_title, n.code`.execute(tx);
  return rows;
}
