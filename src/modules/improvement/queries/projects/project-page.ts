import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { shareCodes, type SharePart } from '../../domain/partners.ts';
import { knownSince } from '../support/projects-to-support.ts';
import { register, type ProjectLine } from '../register/register.ts';

export interface Driver {
  id: string;
  parentId: string | null;
  kind: 'primary' | 'secondary' | 'idea';
  words: string;
}

export interface Cycle {
  id: string;
  number: number;
  title: string;
  plan: string;
  prediction: string;
  expected: string | null;
  startsOn: string;
  idea: string | null;
  result: { endedOn: string; done: string; result: string; asPredicted: string; decision: string; follows: string } | null;
}

export interface Member {
  id: string;
  /** null for those outside the organisation, who read the role group. */
  name: string | null;
  personId: string | null;
  roleGroup: string;
  profession: string | null;
  does: string;
}

export interface CheckPart {
  part: 'time' | 'permission' | 'skills' | 'resources';
  state: 'there' | 'missing';
  words: string;
  hoursAWeek: number | null;
  madeAt: Date;
}

export interface Support {
  id: string;
  kind: 'time' | 'coach' | 'connection' | 'resources';
  hoursAWeek: number | null;
  words: string;
  fromRole: string;
  offeredAt: Date;
}

export interface LinkedMeasure {
  linkId: string;
  seriesId: string;
  kind: 'outcome' | 'process' | 'balancing';
}

export interface PromptAnswer {
  prompt: string;
  answer: string;
}

export interface Involvement {
  step: string;
  professions: readonly string[];
  roleGroups: readonly string[];
  happenedOn: string;
  words: string;
}

/** The parts of a project that the viewer may read: all of them, or what a right or an agreed note opens. An empty part that is closed says nothing about the project. */
export type OpenParts = Readonly<Record<SharePart, boolean>>;

/** Everything that a project's page shows, as far as the viewer may see it: partners get what their right or note allows. */
export interface ProjectPage extends ProjectLine {
  unitId: string;
  audience: string;
  buyingOn: string | null;
  revision: number;
  copiedFrom: string | null;
  /** The viewer may read the project that it is copied from. */
  isOriginalOpen: boolean;
  /** Projects of the viewer's own organisations that took its method over. */
  ownCopies: readonly { id: string; unit: string; startedOn: string }[];
  open: OpenParts;
  /** From this day on it can lack something. */
  knownSince: string;
  drivers: readonly Driver[];
  cycles: readonly Cycle[];
  members: readonly Member[];
  /** Role groups and professions of the team, without people. */
  groups: readonly { roleGroup: string; profession: string }[];
  checks: readonly CheckPart[];
  supports: readonly Support[];
  measures: readonly LinkedMeasure[];
  stages: readonly { score: number; evidence: string; madeAt: Date }[];
  prompts: readonly PromptAnswer[];
  involvements: readonly Involvement[];
  followers: number;
  isFollowed: boolean;
}

type Rest = Omit<ProjectPage, keyof ProjectLine>;

/** Throws NotFound for a project that the viewer may not see. */
export async function projectPage(tx: Tx, id: string): Promise<ProjectPage> {
  const [line] = isId(id) ? (await register(tx, { ids: [id], limit: 1 })).projects : [];
  if (!line) throw new NotFound('We cannot find that project, or it is not open to you.');
  const { rows: [rest] } = await sql<Rest & { checks: (CheckPart & { madeAt: string })[]; supports: (Support & { offeredAt: string })[]; stages: { score: number; evidence: string; madeAt: string }[] }>`
    select p.unit_id as "unitId", p.audience, p.buying_on as "buyingOn", p.revision, p.copied_from as "copiedFrom", ${knownSince} as "knownSince", exists (select from improvement.project o where o.id = p.copied_from) as "isOriginalOpen",
      ${list(sql`select k.id, u.name as unit, k.started_on as "startedOn" from improvement.project k join directory.unit u on u.id = k.unit_id where k.copied_from = p.id and k.organisation_id <> p.organisation_id and k.organisation_id = any (platform.viewer_organisations())`, sql`"startedOn", id`)} as "ownCopies",
      (select jsonb_object_agg(part, p.audience = 'everyone' or p.organisation_id = any (platform.viewer_organisations()) or p.id = any (improvement.partner_projects(case part when 'measures' then part else '' end)) or p.id = any (improvement.note_projects(part))) from unnest(${[...shareCodes]}::text[]) as part) as open,
      ${list(sql`select d.id, d.parent_id as "parentId", d.kind, d.words, d.position from improvement.driver d where d.project_id = p.id and d.ended_at is null`, sql`position, id`)} as drivers,
      ${list(sql`select y.id, y.number, y.title, y.plan, y.prediction, y.expected, y.starts_on as "startsOn", i.words as idea,
        case when r.cycle_id is not null then jsonb_build_object('endedOn', r.ended_on, 'done', r.done, 'result', r.result, 'asPredicted', r.as_predicted, 'decision', r.decision, 'follows', r.follows) end as result
        from improvement.cycle y left join improvement.cycle_result r on r.cycle_id = y.id left join improvement.driver i on i.id = y.idea_id where y.project_id = p.id`, sql`number`)} as cycles,
      ${list(sql`select m.id, q.display_name as name, m.person_id as "personId", m.role_group as "roleGroup", m.profession, m.does, m.joined_on from improvement.member m left join directory.person q on q.id = m.person_id where m.project_id = p.id and m.left_on is null`, sql`joined_on, name, id`)} as members,
      ${list(sql`select g.role_group as "roleGroup", g.profession from improvement.team_groups(p.id) g`, sql`"roleGroup", profession`)} as groups,
      ${list(sql`select distinct on (k.part) k.part, k.state, k.words, k.hours_a_week as "hoursAWeek", k.made_at as "madeAt" from improvement.check_part k where k.project_id = p.id order by k.part, k.made_at desc, k.id`, sql`part`)} as checks,
      ${list(sql`select s.id, s.kind, s.hours_a_week as "hoursAWeek", s.words, s.from_role as "fromRole", s.offered_at as "offeredAt" from improvement.support s where s.project_id = p.id`, sql`"offeredAt", id`)} as supports,
      ${list(sql`select l.id as "linkId", l.series_id as "seriesId", l.kind from improvement.project_measure l where l.project_id = p.id and l.ended_at is null`, sql`array_position(array['outcome', 'process', 'balancing'], kind), "linkId"`)} as measures,
      ${list(sql`select s.score as score, s.evidence, s.made_at as "madeAt", s.number from improvement.stage s where s.project_id = p.id`, sql`number desc`)} as stages,
      ${list(sql`select distinct on (a.prompt) a.prompt, a.answer from improvement.prompt_answer a where a.project_id = p.id order by a.prompt, a.made_at desc, a.id`, sql`prompt`)} as prompts,
      ${list(sql`select v.step, v.professions, v.role_groups as "roleGroups", v.happened_on as "happenedOn", v.words from improvement.involvement v where v.project_id = p.id`, sql`"happenedOn", step`)} as involvements,
      improvement.followers(p.id) as followers, exists (select from improvement.follower f where f.project_id = p.id and f.ended_at is null and f.person_id = platform.viewer_person()) as "isFollowed"
    from improvement.project p where p.id = ${id}`.execute(tx);
  if (!rest) throw new NotFound('We cannot find that project, or it is not open to you.');
  return {
    ...line, ...rest, checks: rest.checks.map((check) => ({ ...check, madeAt: new Date(check.madeAt) })),
    supports: rest.supports.map((support) => ({ ...support, offeredAt: new Date(support.offeredAt) })), stages: rest.stages.map((stage) => ({ ...stage, madeAt: new Date(stage.madeAt) })),
  };
}

const list = (rows: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from (${rows}) x)`;
