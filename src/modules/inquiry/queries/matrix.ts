import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ThingOf } from '#platform/http';
import { NotFound } from '#platform/errors';
import { flatten, strategyHead, strategyTree } from '#modules/strategy';
import { isStageAnswer, type StageAnswer } from '../domain/stages.ts';
import { answersOf, snapshotsOf, type SnapshotLine } from './snapshots.ts';

export interface MatrixUnit {
  id: string;
  code: string;
  name: string;
  level: string;
  organisationId: string;
  organisation: string;
  organisationCode: string;
  isExample: boolean;
}

/** A part of the national strategy that makes a row or a column. */
export interface Axis {
  code: string;
  title: string;
}

export interface CellThing {
  title: string;
  href: string;
  about: string;
}

export interface Cell {
  foundation: Axis;
  focus: Axis;
  stage: StageAnswer | null;
  strengths: readonly string[];
  priorities: readonly CellThing[];
  objectives: readonly CellThing[];
  actions: readonly CellThing[];
  measures: readonly CellThing[];
  stories: readonly CellThing[];
  /** Projects of other rooms. */
  projects: readonly CellThing[];
}

export interface Matrix {
  unit: MatrixUnit;
  foundations: readonly Axis[];
  focuses: readonly Axis[];
  cells: readonly Cell[];
  /** The snapshot that the stages are from: the latest signed one, or the latest begun where none is signed. */
  from: SnapshotLine | null;
  snapshots: readonly SnapshotLine[];
}

/** Throws NotFound for a unit that is not there, or is one person's place. */
export async function matrixUnit(tx: Tx, code: string): Promise<MatrixUnit> {
  const { rows: [unit] } = await sql<MatrixUnit>`select u.id, u.code, u.name, u.level, u.organisation_id as "organisationId", o.name as organisation, o.code as "organisationCode", o.is_example as "isExample"
    from directory.unit u join directory.organisation o on o.id = u.organisation_id where u.code = ${code} and u.level <> 'individual'`.execute(tx);
  if (!unit) throw new NotFound('We cannot find that team or organisation.');
  return unit;
}

/** The 4 foundations and 5 areas of focus of the national strategy, by the titles it has today. */
export async function axes(tx: Tx): Promise<{ foundations: Axis[]; focuses: Axis[] }> {
  const head = await strategyHead(tx, 'nat');
  const nodes = flatten(await strategyTree(tx, head.id, head.version.number));
  const of = (type: string) => nodes.filter((node) => node.type === type).map(({ code, title }) => ({ code, title }));
  return { foundations: of('foundation'), focuses: of('focus') };
}

/** The main map of a unit: each cell with its stage and everything that hangs there, also `things` of the rooms above. The counts of a page are the lengths of these lists. */
export async function matrixOf(tx: Tx, unit: MatrixUnit, { now, things: around }: { now: Date; things: readonly ThingOf[] }): Promise<Matrix> {
  const { foundations, focuses } = await axes(tx);
  const snapshots = await snapshotsOf(tx, [unit.id]);
  const whole = snapshots.filter(({ kind }) => kind === 'where-we-are');
  const from = whole.find(({ signedOn }) => signedOn !== null) ?? whole[0] ?? null;
  const answers = from ? ((await answersOf(tx, [from.id])).get(from.id) ?? []) : [];
  const hanging = await hangingOf(tx, unit, { today: londonDay(now), things: around });
  const cells = foundations.flatMap((foundation) => focuses.map((focus): Cell => {
    const here = (each: { foundation: string | null; focus: string | null }) => each.foundation === foundation.code && each.focus === focus.code;
    const own = answers.filter(here);
    const things = (kind: string) => hanging.filter((each) => each.kind === kind && here(each)).map(({ title, href, about }) => ({ title, href, about }));
    const stage = own.find((answer) => answer.stage !== null)?.stage ?? null;
    return {
      foundation, focus, stage: isStageAnswer(stage) ? stage : null, strengths: own.flatMap(({ isStrength, words }) => (isStrength && words ? [words] : [])),
      priorities: things('priority'), objectives: things('objective'), actions: things('action'), measures: things('measure'), stories: [...things('story'), ...things('award')], projects: things('project'),
    };
  }));
  return { unit, foundations, focuses, cells, from, snapshots };
}

interface Hanging extends CellThing {
  kind: string;
  foundation: string;
  focus: string;
}

/**
 * What hangs in the cells: an objective hangs where its links name a foundation and an area of focus, directly or through the local strategy's own links; its actions
 * and figures hang with it, and the projects and case studies of the rooms above. A provider and what is above show their whole organisation; a team shows what it chose itself, and what its own figures belong to.
 */
async function hangingOf(tx: Tx, unit: MatrixUnit, { today, things }: { today: Day; things: readonly ThingOf[] }): Promise<Hanging[]> {
  const isTeam = unit.level === 'team';
  const { rows } = await sql<Hanging>`
    with linked as (
      select p.objective_id, p.node_code as code from strategy.objective_parent p join strategy.objective o on o.id = p.objective_id where o.organisation_id = ${unit.organisationId} and p.ended_at is null
      union select p.objective_id, a.to_code from strategy.objective_parent p join strategy.objective o on o.id = p.objective_id
        join strategy.alignment a on a.from_strategy_id = p.strategy_id and a.from_code = p.node_code and a.ended_at is null where o.organisation_id = ${unit.organisationId} and p.ended_at is null),
    placed as (
      select distinct f.objective_id, substring(f.code from '^nat\\.f[1-4]') as foundation, substring(a.code from '^nat\\.a[1-5]') as focus from linked f join linked a on a.objective_id = f.objective_id
        where f.code ~ '^nat\\.f[1-4]' and a.code ~ '^nat\\.a[1-5]'
      union select p.objective_id, p.foundation, p.focus from inquiry.priority p where p.organisation_id = ${unit.organisationId} and p.objective_id is not null and p.foundation is not null and p.focus is not null),
    objectives as (
      select x.foundation, x.focus, o.id, v.wording, o.year_start, c.outcome from placed x join strategy.objective o on o.id = x.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
        left join strategy.objective_closing c on c.objective_id = o.id
        where not ${isTeam}::boolean or exists (select from quality.objective_measure m join quality.series s on s.id = m.series_id where m.objective_id = o.id and m.ended_at is null and s.unit_id = ${unit.id})
          or exists (select from inquiry.priority p where p.objective_id = o.id and p.unit_id = ${unit.id})),
    things as (
      select t.* from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as t (kind text, title text, href text, about text, "objectiveId" uuid, "unitId" uuid, codes text[]) where not ${isTeam}::boolean or t."unitId" = ${unit.id}),
    hung as (
      select t.kind, p.foundation, p.focus, t.title, t.href, t.about from things t join placed p on p.objective_id = t."objectiveId"
      union select t.kind, substring(f from '^nat\\.f[1-4]'), substring(a from '^nat\\.a[1-5]'), t.title, t.href, t.about from things t, unnest(t.codes) f, unnest(t.codes) a where f ~ '^nat\\.f[1-4]' and a ~ '^nat\\.a[1-5]')
    select 'objective' as kind, foundation, focus, wording as title, '/objectives/' || id as href, coalesce(outcome, year_start || ' to ' || year_start + 1) as about from objectives
    union all select 'action', o.foundation, o.focus, a.what, '/objectives/' || o.id || '#actions', case when d.outcome is not null then d.outcome when a.due_on < ${today} then 'past its day' else 'open' end
      from objectives o join strategy.action a on a.objective_id = o.id left join strategy.action_done d on d.action_id = a.id
    union all select distinct 'measure', o.foundation, o.focus, mv.name || ': ' || u.name, '/quality/objectives/' || o.id || '/reviews', '' from objectives o join quality.objective_measure m on m.objective_id = o.id and m.ended_at is null
      join quality.series s on s.id = m.series_id join quality.measure q on q.id = s.measure_id join quality.measure_version mv on mv.measure_id = q.id and mv.number = q.current_version join directory.unit u on u.id = s.unit_id
    union all select 'priority', p.foundation, p.focus, p.title, '/inquiry/priorities/' || p.id, case when p.dropped_at is not null then 'dropped' when p.celebrated_at is not null then 'celebrated' when p.improved_at is not null then 'improved'
      when p.objective_id is not null then 'an objective' when p.live_at is not null then 'live' else 'being planned' end from inquiry.priority p where p.unit_id = ${unit.id} and p.foundation is not null and p.focus is not null
    union all select * from hung
    union all select c.kind, p.foundation, p.focus, c.title, c.address, 'celebrates a priority' from inquiry.celebration c join inquiry.priority p on p.id = c.priority_id where p.unit_id = ${unit.id} and c.kind in ('story', 'award') and c.taken_off_at is null and p.foundation is not null and p.focus is not null
      and not exists (select from hung h where h.href = c.address and h.foundation = p.foundation and h.focus = p.focus)
    order by 1, 4, 5`.execute(tx);
  return rows;
}
