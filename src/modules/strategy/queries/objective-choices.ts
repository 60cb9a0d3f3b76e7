import { sql } from 'kysely';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';

/** The years an organisation has objectives in that the viewer may see, and this year, in order. */
export async function yearsOf(tx: Tx, organisationId: string, now: Date): Promise<FinancialYear[]> {
  const rows = await tx.selectFrom('strategy.objective').select('year_start').distinct().where('organisation_id', '=', organisationId).execute();
  const starts = new Set([...rows.map((row) => row.year_start), FinancialYear.at(now).startYear]);
  return [...starts].toSorted((a, b) => a - b).map((start) => FinancialYear.starting(start));
}

/** The roles that answer for objectives of one year. */
export async function ownerRolesOf(tx: Tx, organisationId: string, year: FinancialYear): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`select distinct v.owner_role as role from strategy.objective o
    join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where o.organisation_id = ${organisationId} and o.year_start = ${year.startYear} order by 1 limit 200`.execute(tx);
  return rows.map(({ role }) => role);
}

export interface NodeChoice {
  strategyId: string;
  strategyCode: string;
  strategyTitle: string;
  nodeCode: string;
  title: string;
  type: string;
}

/** What an objective may serve: the parts of strategies in use that an objective can carry out, in printed order. */
export async function nodeChoices(tx: Tx, strategyCode?: string): Promise<NodeChoice[]> {
  const { rows } = await sql<NodeChoice>`
    select s.id as "strategyId", s.code as "strategyCode", s.short_title as "strategyTitle", n.code as "nodeCode", n.title, n.type
    from strategy.strategy s join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version
    where s.state <> 'legacy' and n.type not in ('aim', 'statement') ${strategyCode ? sql`and s.code = ${strategyCode}` : sql``}
    order by s.code, n.code limit 2000`.execute(tx);
  return rows;
}

/** Strategies in use that the viewer may see. */
export async function strategyChoices(tx: Tx): Promise<{ code: string; title: string }[]> {
  return tx.selectFrom('strategy.strategy').select(['code', 'short_title as title']).where('state', '<>', 'legacy').orderBy('short_title').limit(200).execute();
}
