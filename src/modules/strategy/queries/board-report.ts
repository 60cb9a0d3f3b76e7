import { sql } from 'kysely';
import type { Day, FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { BoardClosing, BoardDecision, BoardReport, NextStep } from '../domain/board-report.ts';
import { isNodeType } from '../domain/node-types.ts';
import { objectiveStatuses } from '../domain/objective-status.ts';
import { partsExpectingObjectives } from '../domain/parts-to-work-on.ts';
import { openAt, type ObjectiveLine } from './objective-lines.ts';
import { momentOf } from './moment-of.ts';
import { requireYear } from './objective-years.ts';
import { publishedByStatus, publishedObjectives, type PublishedFilter } from './published-objectives.ts';
import { strategyHead } from './strategy-head.ts';

export interface BoardReportQuestion {
  code: string;
  year: FinancialYear;
  /** The day the report speaks for: wording, links, progress and decisions after it are left out. */
  on: Day;
  now: Date;
}

/**
 * What a board reads about one strategy in one year: published objectives with their standing, the gaps, the decisions and what
 * comes next. Throws NotFound where the viewer may not see the strategy.
 */
export async function boardReport(tx: Tx, { code, year, on, now }: BoardReportQuestion): Promise<BoardReport> {
  const asAt = momentOf(on, now);
  const strategy = await strategyHead(tx, code, { on });
  await requireYear(tx, { strategy, year, asAt });
  const work = { strategyId: strategy.id, yearStart: year.startYear, asAt };
  const objectives = await publishedObjectives(tx, { ...work, limit: mostNamed });
  const ids = objectives.map(({ id }) => id);
  const nodes = await readNodes(tx, strategy.id, strategy.version.number);
  return {
    strategy: { code, title: strategy.title, shortTitle: strategy.shortTitle, isExample: strategy.isExample, attribution: strategy.about.attribution },
    organisationName: strategy.organisation.name, year, on,
    byStatus: await countByStatus(tx, work),
    objectives: objectives.map((line) => ({ ...line, servedTitle: servedTitle(line, strategy.id, nodes) })),
    nodesWithoutObjectives: nodesWithout(nodes, await servedCodes(tx, work, nodes)),
    closings: await readClosings(tx, objectives, on),
    decisions: await readDecisions(tx, ids, { on, asAt }),
    nextSteps: await readNextSteps(tx, ids, { on, asAt }),
  };
}

/** The day of the report, and the last moment of it. */
interface DayAsked {
  on: Day;
  asAt: Date;
}

/** The published work of one year as it stood at one moment. */
type Work = PublishedFilter & { yearStart: number };

/** More than this is not a report that a board reads; the summary counts them all. */
const mostNamed = 300;

async function countByStatus(tx: Tx, work: Work): Promise<BoardReport['byStatus']> {
  const counts = await publishedByStatus(tx, work);
  return objectiveStatuses.map((status) => ({ status, count: counts.find((row) => row.status === status)?.count ?? 0 }));
}

interface Node {
  code: string;
  type: string;
  title: string;
  parent_code: string | null;
}

async function readNodes(tx: Tx, strategyId: string, version: number): Promise<Node[]> {
  return tx.selectFrom('strategy.node').select(['code', 'type', 'title', 'parent_code'])
    .where('strategy_id', '=', strategyId).where('version_number', '=', version).orderBy('code').execute();
}

/** The parts that any published objective of the year served then; asked part by part, so that the first link answers. */
async function servedCodes(tx: Tx, { strategyId, yearStart, asAt }: Work, nodes: readonly Node[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select asked.code from unnest(${nodes.map(({ code }) => code)}::text[]) as asked (code)
    where exists (select from strategy.standing_part p where p.strategy_id = ${strategyId} and p.node_code = asked.code and p.year_start = ${yearStart} and ${openAt(asAt)})`.execute(tx);
  return rows.map(({ code }) => code);
}

/** Where an objective stands in the report: under the top part of the strategy that its first link belongs to. */
function servedTitle({ parents }: ObjectiveLine, strategyId: string, nodes: readonly Node[]): string {
  let node = nodes.find(({ code }) => code === parents.find((parent) => parent.strategyId === strategyId)?.nodeCode);
  while (node?.parent_code) {
    const above = node.parent_code;
    node = nodes.find(({ code }) => code === above);
  }
  return node?.title ?? 'Parts that the strategy no longer has';
}

/** Parts with no objective on themselves or below them, of those that a yearly objective is expected under. */
function nodesWithout(nodes: readonly Node[], served: readonly string[]): string[] {
  const covered = new Set<string>();
  const parentOf = new Map(nodes.map(({ code, parent_code }) => [code, parent_code]));
  for (const code of served) for (let at: string | null | undefined = code; at; at = parentOf.get(at)) covered.add(at);
  const expecting = partsExpectingObjectives(nodes.flatMap(({ code, type, title, parent_code: parentCode }) => (isNodeType(type) ? [{ code, type, title, parentCode }] : [])));
  return expecting.filter(({ code }) => !covered.has(code)).map(({ title }) => title);
}

async function readClosings(tx: Tx, objectives: readonly ObjectiveLine[], on: Day): Promise<BoardClosing[]> {
  const { rows } = await sql<Omit<BoardClosing, 'wording'>>`
    select c.objective_id as "objectiveId", c.outcome, (c.closed_at at time zone 'Europe/London')::date as on, c.reason, c.learned from strategy.objective_closing c
    where c.objective_id = any (${objectives.map(({ id }) => id)}::uuid[]) and (c.closed_at at time zone 'Europe/London')::date <= ${on} order by c.closed_at, c.objective_id`.execute(tx);
  return rows.map((row) => ({ ...row, wording: objectives.find(({ id }) => id === row.objectiveId)?.wording ?? '' }));
}

async function readDecisions(tx: Tx, ids: readonly string[], { on, asAt }: DayAsked): Promise<BoardDecision[]> {
  const { rows } = await sql<BoardDecision>`
    select d.what, d.reason, d.decided_by as "decidedBy", d.decided_on as "decidedOn", d.objective_id as "objectiveId",
      exists (select from strategy.partnership_entry e where e.decision_id = d.id and (e.taken_back_at is null or e.taken_back_at > ${asAt})) as "viewsRecorded"
    from strategy.decision d where d.objective_id = any (${ids}::uuid[]) and d.decided_on <= ${on} order by d.decided_on desc, d.id limit 100`.execute(tx);
  return rows;
}

/** Milestones not reached and actions not ended on that day, of those that were planned by then, soonest first. */
async function readNextSteps(tx: Tx, ids: readonly string[], { on, asAt }: DayAsked): Promise<NextStep[]> {
  const { rows } = await sql<NextStep>`
    select * from (
      select m.title as what, 'Milestone' as kind, '' as "ownerRole", m.due_on as "dueOn", m.objective_id as "objectiveId" from strategy.milestone m
        where m.objective_id = any (${ids}::uuid[]) and m.made_at <= ${asAt} and not exists (select from strategy.milestone_reached r where r.milestone_id = m.id and r.reached_on <= ${on})
      union all
      select a.what, 'Action', a.owner_role, a.due_on, a.objective_id from strategy.action a
        where a.objective_id = any (${ids}::uuid[]) and a.made_at <= ${asAt} and not exists (select from strategy.action_done d where d.action_id = a.id and d.done_on <= ${on})) as steps
    where not exists (select from strategy.objective_closing c where c.objective_id = steps."objectiveId" and (c.closed_at at time zone 'Europe/London')::date <= ${on})
    order by "dueOn", what limit 100`.execute(tx);
  return rows;
}
