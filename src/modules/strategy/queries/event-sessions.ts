import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface SessionLine {
  id: string;
  title: string;
  heldOn: Day;
  place: string;
  organisationId: string;
  organisation: { code: string; name: string };
  /** Null where the viewer may not see the strategy. */
  strategy: { code: string; title: string } | null;
  tableCount: number;
  isExample: boolean;
  isPublic: boolean;
}

export interface SessionFilter {
  strategy?: string | undefined;
  organisation?: string | undefined;
}

/** Sessions that the viewer may see: published ones and those of their own organisations, the latest first. */
export async function listSessions(tx: Tx, { strategy, organisation }: SessionFilter, { limit, offset = 0 }: { limit: number; offset?: number }): Promise<{ lines: SessionLine[]; total: number }> {
  const { rows } = await sql<SessionRowOfList & { total: number }>`select ${lineColumns}, count(*) over ()::int as total ${lineTables}
    where (${strategy ?? null}::text is null or s.code = ${strategy ?? null}) and (${organisation ?? null}::text is null or o.code = ${organisation ?? null})
    order by e.held_on desc, e.id limit ${limit} offset ${offset}`.execute(tx);
  return { lines: rows.map(lineOf), total: rows[0]?.total ?? 0 };
}

/** The sessions of these organisations that are not published, for those who hold them. */
export async function openSessionsOf(tx: Tx, organisationIds: readonly string[]): Promise<SessionLine[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await sql<SessionRowOfList>`select ${lineColumns} ${lineTables} where not e.is_public and e.organisation_id = any (${`{${organisationIds.join(',')}}`}::uuid[])
    order by e.held_on desc, e.id limit 50`.execute(tx);
  return rows.map(lineOf);
}

/** One session's line; null where the viewer may not see it. */
export async function sessionLine(tx: Tx, id: string): Promise<SessionLine | null> {
  const { rows } = await sql<SessionRowOfList>`select ${lineColumns} ${lineTables} where e.id = ${id}`.execute(tx);
  return rows[0] ? lineOf(rows[0]) : null;
}

type SessionRowOfList = Omit<SessionLine, 'organisation' | 'strategy'> & { organisationCode: string; organisationName: string; strategyCode: string | null; strategyTitle: string | null };

const lineColumns = sql`e.id, e.title, e.held_on as "heldOn", e.place, e.table_count as "tableCount", e.is_example as "isExample", e.is_public as "isPublic",
  e.organisation_id as "organisationId", o.code as "organisationCode", o.name as "organisationName", s.code as "strategyCode", s.short_title as "strategyTitle"`;
const lineTables = sql`from strategy.event_session e join directory.organisation o on o.id = e.organisation_id left join strategy.strategy s on s.id = e.strategy_id`;

const lineOf = (row: SessionRowOfList): SessionLine => ({
  id: row.id, title: row.title, heldOn: row.heldOn, place: row.place, tableCount: row.tableCount, isExample: row.isExample, isPublic: row.isPublic, organisationId: row.organisationId,
  organisation: { code: row.organisationCode, name: row.organisationName }, strategy: row.strategyCode && row.strategyTitle ? { code: row.strategyCode, title: row.strategyTitle } : null,
});
