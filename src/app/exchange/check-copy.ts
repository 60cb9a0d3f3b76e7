import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { OrganisationCopy, Row, Rows } from './file.ts';
import { holdings, surroundings } from './holdings.ts';

/** What can be said before anything is written: one sentence for each thing that does not fit. */
export async function checkCopy(tx: Tx, copy: OrganisationCopy): Promise<string[]> {
  const known = await tx.selectFrom('directory.organisation').select('id').where('code', '=', copy.organisation).executeTakeFirst();
  if (known) return [`This site holds the organisation “${copy.organisation}” already. A copy goes only into a site without it.`];
  const form = [...strangeTables(copy.tables, holdings), ...strangeTables(copy.surroundings, surroundings), ...(await strangeColumns(tx, copy))];
  return form.length > 0 ? form : [...wrongHead(copy), ...foreignRows(copy)];
}

const strangeTables = (tables: Rows, expected: readonly { table: string }[]): string[] =>
  Object.keys(tables).filter((name) => !expected.some(({ table }) => table === name)).map((name) => `“${name}” is not a table of a copy.`);

async function strangeColumns(tx: Tx, { tables, surroundings: around }: OrganisationCopy): Promise<string[]> {
  const columns = await columnsOf(tx, [...new Set([...Object.keys(tables), ...Object.keys(around)])]);
  const problems: string[] = [];
  for (const [table, rows] of [...Object.entries(tables), ...Object.entries(around)]) {
    for (const [at, row] of rows.entries()) {
      for (const name of Object.keys(row)) if (!columns.get(table)?.has(name)) problems.push(`${table}, row ${at + 1}: there is no column “${name}”.`);
    }
  }
  return problems;
}

async function columnsOf(tx: Tx, tables: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname = any (${tables}) and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''`.execute(tx);
  return new Map([...Map.groupBy(rows, ({ table }) => table)].map(([table, list]) => [table, new Set(list.map(({ column }) => column))]));
}

function wrongHead({ organisation, tables }: OrganisationCopy): string[] {
  const rows = tables['directory.organisation'] ?? [];
  return rows.length === 1 && rows[0]?.['code'] === organisation ? [] : [`A copy of “${organisation}” holds exactly that one organisation; this file holds ${rows.length === 1 ? `“${String(rows[0]?.['code'])}”` : rows.length}.`];
}

/** A file may speak for its own organisation only. */
function foreignRows({ tables }: OrganisationCopy): string[] {
  const own = tables['directory.organisation']?.[0]?.['id'];
  const strategies = new Set((tables['strategy.strategy'] ?? []).map(({ id }) => id));
  const problems: string[] = [];
  for (const [table, rows] of Object.entries(tables)) {
    for (const [at, row] of rows.entries()) if (isForeign(table, row, own, strategies)) problems.push(`${table}, row ${at + 1}: the row belongs to another organisation.`);
  }
  return problems;
}

function isForeign(table: string, row: Row, own: unknown, strategies: ReadonlySet<unknown>): boolean {
  if (table === 'directory.organisation') return false;
  for (const column of ['organisation_id', 'owner_organisation_id']) if (column in row && row[column] !== own && !(row[column] === null && table === 'strategy.term_version')) return true;
  if (['strategy.version', 'strategy.node', 'strategy.draft_comment'].includes(table)) return !strategies.has(row['strategy_id']);
  return table === 'strategy.alignment' && !strategies.has(row['from_strategy_id']);
}
