import { sql } from 'kysely';
import { FinancialYear, londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { isId } from '#platform/ids';
import { isMemberToday } from '../data/objective-people.ts';
import type { CameAlong } from '../domain/carried-parts.ts';
import { titleOrLast } from './last-words.ts';
import { objectiveLines, type ObjectiveLine } from './objective-lines.ts';
import { readObjectiveRecord, type ObjectiveRecord } from './objective-record.ts';
import { sessionOrigin, type SessionOrigin } from './session-origin.ts';

export interface ObjectivePage extends ObjectiveLine, ObjectiveRecord {
  detail: string;
  updateEveryMonths: number;
  publishedOn: Day | null;
  closing: { on: Day; outcome: 'done' | 'carried over' | 'closed'; reason: string; learned: string } | null;
  carriedFrom: Neighbour | null;
  /** What came along from there; null for viewers who do not see how it began, and for what was carried over before this was kept. */
  cameAlong: CameAlong | null;
  carriedTo: Neighbour | null;
  servedNodes: readonly ServedNode[];
  /** The person who answers for it; null for viewers outside the organisation, who read the role. */
  owner: { personId: string; name: string; hasLeft: boolean } | null;
  /** The session and theme that it began with. */
  origin: SessionOrigin | null;
  versions: readonly { number: number; wording: string; on: Day; reason: string }[];
}

/** The objective in the year before or after. */
export interface Neighbour {
  id: string;
  year: FinancialYear;
}

/** A part of a strategy that the objective serves, with why. */
export interface ServedNode {
  parentId: string;
  strategyId: string;
  strategyCode: string;
  strategyTitle: string;
  nodeCode: string;
  nodeTitle: string;
  weight: 'main' | 'also';
  reason: string;
  /** The version of the strategy that took the part out; null while it is there. */
  takenOutIn: number | null;
}

/** Everything the page of one objective shows; null when there is none that the viewer may see. */
export async function objectivePage(tx: Tx, id: string, now: Date): Promise<ObjectivePage | null> {
  if (!isId(id)) return null;
  const [line] = await objectiveLines(tx, { ids: [id], asAt: now });
  if (!line) return null;
  const head = await readHead(tx, line, now);
  return { ...line, ...head, servedNodes: await readServedNodes(tx, id), versions: await readVersions(tx, id), origin: await sessionOrigin(tx, id), ...(await readObjectiveRecord(tx, id, now)) };
}

async function readHead(tx: Tx, { id, version }: ObjectiveLine, now: Date) {
  const { rows } = await sql<HeadRow>`
    select v.detail, o.update_every_months, b.published_at, c.closed_at, c.outcome, c.reason, c.learned, f.id as from_id, f.year_start as from_year, t.id as to_id, t.year_start as to_year,
      w.person_id, p.display_name, not ${isMemberToday(sql`w.person_id`, sql`o.organisation_id`, now)} as has_left,
      (select e.facts -> 'cameAlong' from platform.event e where e.subject_kind = 'objective' and e.subject_id = o.id::text and e.name = 'objective begun' and o.carried_over_from is not null limit 1) as came_along
    from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = ${version}
    left join strategy.objective_publication b on b.objective_id = o.id
    left join strategy.objective_closing c on c.objective_id = o.id
    left join strategy.objective f on f.id = o.carried_over_from
    left join strategy.objective t on t.id = c.carried_over_to
    left join strategy.objective_owner w on w.objective_id = o.id and w.ended_at is null
    left join directory.person p on p.id = w.person_id
    where o.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error(`Objective ${id} went away while it was read`);
  return {
    detail: row.detail, updateEveryMonths: row.update_every_months, publishedOn: row.published_at ? londonDay(row.published_at) : null,
    closing: row.closed_at && row.outcome ? { on: londonDay(row.closed_at), outcome: row.outcome, reason: row.reason ?? '', learned: row.learned ?? '' } : null,
    carriedFrom: neighbour(row.from_id, row.from_year), cameAlong: row.came_along, carriedTo: neighbour(row.to_id, row.to_year),
    owner: row.person_id ? { personId: row.person_id, name: row.display_name ?? 'A person without a name', hasLeft: row.has_left } : null,
  };
}

interface HeadRow {
  detail: string; update_every_months: number; published_at: Date | null; closed_at: Date | null; outcome: 'done' | 'carried over' | 'closed' | null;
  reason: string | null; learned: string | null; from_id: string | null; from_year: number | null; to_id: string | null; to_year: number | null;
  person_id: string | null; display_name: string | null; has_left: boolean; came_along: CameAlong | null;
}

const neighbour = (id: string | null, year: number | null): Neighbour | null => (id && year ? { id, year: FinancialYear.starting(year) } : null);

/** What an objective serves today, main links first. */
export async function readServedNodes(tx: Tx, objectiveId: string): Promise<ServedNode[]> {
  const { rows } = await sql<ServedNode>`
    select p.id as "parentId", s.id as "strategyId", s.code as "strategyCode", s.short_title as "strategyTitle", p.node_code as "nodeCode", ${titleOrLast(sql`n.title`, { strategyId: sql`p.strategy_id`, code: sql`p.node_code` })} as "nodeTitle", p.weight, p.reason,
      case when n.code is null then (select max(l.version_number) + 1 from strategy.node l where l.strategy_id = p.strategy_id and l.code = p.node_code) end as "takenOutIn"
    from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id
    left join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = p.node_code
    where p.objective_id = ${objectiveId} and p.ended_at is null order by p.weight desc, p.began_at, p.node_code`.execute(tx);
  return rows;
}

async function readVersions(tx: Tx, objectiveId: string): Promise<ObjectivePage['versions']> {
  const rows = await tx.selectFrom('strategy.objective_version').select(['number', 'wording', 'made_at', 'reason']).where('objective_id', '=', objectiveId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({ number: row.number, wording: row.wording, on: londonDay(row.made_at), reason: row.reason }));
}
