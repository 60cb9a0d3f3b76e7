import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { OrganisationCopy, Row, Rows } from './file.ts';
import { above, holdings, personal, surroundings, type Holding } from './holdings.ts';
import { withPseudonyms } from './pseudonyms.ts';

export interface ExportQuestion {
  code: string;
  /** Names and email addresses too. The database shows them to the worker's login only. */
  withPeople: boolean;
  now: Date;
  secret: string;
}

/** Everything an organisation holds that this transaction may see. Throws NotFound when there is no such organisation. */
export async function exportOrganisation(tx: Tx, { code, withPeople, now, secret }: ExportQuestion): Promise<OrganisationCopy> {
  const organisation = await tx.selectFrom('directory.organisation').select('id').where('code', '=', code).executeTakeFirst();
  if (!organisation) throw new NotFound(`There is no organisation "${code}".`);
  const wanted = holdings.filter(({ table }) => withPeople || !personal.includes(table));
  const tables = await readTables(tx, wanted, organisation.id);
  if (!withPeople) for (const person of tables['directory.person'] ?? []) person['display_name'] = null;
  return {
    format: 'allied-organisation', schemaVersion: 1, madeAt: now.toISOString(), organisation: code, holdsPeople: withPeople,
    references: { strategies: await foreignStrategies(tx, tables, organisation.id) },
    surroundings: await readTables(tx, surroundings, organisation.id),
    tables: withPseudonyms(tables, secret),
  };
}

async function readTables(tx: Tx, wanted: readonly Holding[], organisationId: string): Promise<Rows> {
  const workedOut = await columnsWorkedOut(tx);
  const tables: Rows = {};
  for (const holding of wanted) {
    const without = [...(holding.without ?? []), ...workedOut.filter(({ table }) => table === holding.table).map(({ column }) => column)];
    tables[holding.table] = await readTable(tx, { ...holding, without }, organisationId);
  }
  return tables;
}

/** Columns that every database fills by itself. */
async function columnsWorkedOut(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and (a.attidentity <> '' or a.attgenerated <> '' or a.atttypid = 'xid8'::regtype)`.execute(tx);
  return rows;
}

async function readTable(tx: Tx, { table, whose, without = [] }: Holding, organisationId: string): Promise<Row[]> {
  const [before = '', ...after] = `${above} select to_jsonb(t) - '{${without.join(',')}}'::text[] as row from ${table} t where ${whose} order by ${table === 'platform.event' ? 't.id' : 't::text'}`.split('$1');
  const query = sql.join([sql.raw(before), ...after.map((part) => sql`${organisationId}::uuid${sql.raw(part)}`)], sql``);
  const { rows } = await sql<{ row: Row }>`${query}`.execute(tx);
  return rows.map(({ row }) => row);
}

/** Strategies of others that a row points to, with the hash of the wording that was current. */
async function foreignStrategies(tx: Tx, tables: Rows, organisationId: string): Promise<OrganisationCopy['references']['strategies']> {
  const ids = new Set(Object.values(tables).flat().flatMap((row) => [row['strategy_id'], row['to_strategy_id']]).filter((id) => typeof id === 'string'));
  if (ids.size === 0) return [];
  const rows = await tx.selectFrom('strategy.strategy as s').innerJoin('strategy.version as v', (join) => join.onRef('v.strategy_id', '=', 's.id').onRef('v.number', '=', 's.current_version'))
    .select(['s.id', 's.code', 'v.document_hash']).where('s.id', 'in', [...ids]).where('s.organisation_id', '!=', organisationId).orderBy('s.code').execute();
  return rows.map((row) => ({ id: row.id, code: row.code, wordingHash: row.document_hash }));
}
