import { sql } from 'kysely';
import { afterMoment, rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Day, FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Aim } from '../../domain/objective-content.ts';
import { objectiveLines, openAt, type ObjectiveLine } from '../objective-lines.ts';

export interface ObjectiveRecord {
  id: string;
  organisation: string;
  year: string;
  version: number;
  wording: string;
  ownerRole: string;
  aims: Aim[];
  roleGroups: string[];
  measurePlan: string;
  expectedDirection: ObjectiveLine['expectedDirection'];
  status: ObjectiveLine['status'];
  isPublic: boolean;
  isExample: boolean;
  serves: { strategy: string; code: string; weight: 'main' | 'also'; reason: string }[];
  coProduction: { label: string; level: string; stages: { stage: string; state: string }[] };
  lastUpdateOn: Day | null;
}

export interface ObjectiveFilter {
  organisation?: string | undefined;
  strategy?: string | undefined;
  node?: string | undefined;
  year?: FinancialYear | undefined;
}

/** Objectives as the viewer may see them, in the order in which they were begun. */
export async function objectiveRecords(tx: Tx, filter: ObjectiveFilter, page: PageAsked, now: Date): Promise<Rows<ObjectiveRecord>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select o.id, o.made_at::text as key from strategy.objective o
    where ${after(page)} and o.made_at <= ${now} and ${chosen(filter, now)} order by o.made_at, o.id limit ${page.limit + 1}`.execute(tx);
  const found = rowsOf(rows, page, ({ key, id }) => [key, id], ({ id }) => id);
  return { items: await recordsOf(tx, found.items, now), next: found.next };
}

/** One objective; throws NotFound where there is none that the viewer may see. */
export async function objectiveRecord(tx: Tx, id: string, now: Date): Promise<ObjectiveRecord> {
  const [record] = isId(id) ? await recordsOf(tx, [id], now) : [];
  if (!record) throw new NotFound('There is no such objective.');
  return record;
}

function after(page: PageAsked) {
  const keys = afterMoment(page);
  return keys ? sql`(o.made_at, o.id) > (${keys.at}::timestamptz, ${keys.id}::uuid)` : sql`true`;
}

function chosen({ organisation, strategy, node, year }: ObjectiveFilter, now: Date) {
  const parts = [
    ...(organisation ? [sql`o.organisation_id = (select id from directory.organisation where code = ${organisation})`] : []),
    ...(year ? [sql`o.year_start = ${year.startYear}`] : []),
    ...(strategy ? [sql`exists (select from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id
      where p.objective_id = o.id and s.code = ${strategy} and ${openAt(now)} ${node ? sql`and p.node_code = ${node}` : sql``})`] : []),
  ];
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`;
}

async function recordsOf(tx: Tx, ids: readonly string[], now: Date): Promise<ObjectiveRecord[]> {
  if (ids.length === 0) return [];
  const lines = new Map((await objectiveLines(tx, { ids, asAt: now, limit: ids.length })).map((line) => [line.id, line]));
  const codes = await strategyCodes(tx, [...lines.values()]);
  return ids.flatMap((id) => {
    const line = lines.get(id);
    return line ? [recordOf(line, codes)] : [];
  });
}

/** A link to a strategy that the viewer may not see is left out with it. */
async function strategyCodes(tx: Tx, lines: readonly ObjectiveLine[]): Promise<Map<string, string>> {
  const ids = [...new Set(lines.flatMap(({ parents }) => parents.map(({ strategyId }) => strategyId)))];
  const rows = ids.length > 0 ? await tx.selectFrom('strategy.strategy').select(['id', 'code']).where('id', 'in', ids).execute() : [];
  return new Map(rows.map(({ id, code }) => [id, code]));
}

function recordOf(line: ObjectiveLine, codes: Map<string, string>): ObjectiveRecord {
  const { label, level, stages } = line.coProduction;
  return {
    id: line.id, organisation: line.organisation.code, year: line.year.label, version: line.version, wording: line.wording, ownerRole: line.ownerRole, aims: [...line.aims],
    roleGroups: [...line.roleGroups], measurePlan: line.measurePlan, expectedDirection: line.expectedDirection, status: line.status, isPublic: line.isPublic, isExample: line.isExample,
    serves: line.parents.flatMap(({ strategyId, nodeCode, weight, reason }) => {
      const strategy = codes.get(strategyId);
      return strategy ? [{ strategy, code: nodeCode, weight, reason }] : [];
    }),
    coProduction: { label, level, stages: stages.map(({ stage, state }) => ({ stage, state })) }, lastUpdateOn: line.lastUpdate?.on ?? null,
  };
}
