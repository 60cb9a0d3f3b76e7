import pg from 'pg';
import { knownMigrations, migrate } from '#platform/db';
import { copyIn } from './copy.ts';
import { checkedHeader, endOfRows, linesOf, tableLine, type Header } from './file-format.ts';
import { inOrder, backupTables } from './tables.ts';

export interface RestoreReport {
  tables: number;
  rows: number;
  madeAt: Date;
}

/**
 * Fills an empty database from a backup: first as the version that made it, then brought up to date.
 * Throws one sentence, and leaves the database as empty as it was, when the file is not whole, comes from a later version
 * or from another kind of installation, or the database holds anything.
 */
export async function restore({ ownerUrl, file, mode }: { ownerUrl: string; file: string; mode: Header['mode'] }): Promise<RestoreReport> {
  const header = await checkedHeader(file);
  refuseForeign(header, mode);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'allied restore' });
  await client.connect();
  try {
    await refuseFull(client);
    const before = await schemas(client);
    try {
      await migrate(ownerUrl, { only: header.migrations.map(({ name }) => name) });
      await load(client, header, file);
    } catch (error) {
      await emptyAgain(client, before);
      throw error;
    }
  } finally {
    await client.end();
  }
  await migrate(ownerUrl);
  return { tables: header.tables.length, rows: header.tables.reduce((sum, { rows }) => sum + rows, 0), madeAt: new Date(header.madeAt) };
}

function refuseForeign(header: Header, mode: Header['mode']): void {
  if (header.mode !== mode && (header.mode === 'production' || mode === 'production')) {
    throw new Error(`This backup was made from a "${header.mode}" installation and ALLIED_MODE is "${mode}". Set ALLIED_MODE=${header.mode}.`);
  }
  const known = new Map(knownMigrations().map(({ name, hash }) => [name, hash]));
  const strange = header.migrations.find(({ name, hash }) => known.get(name) !== hash);
  if (strange) throw new Error(`This backup comes from another version of Allied (${strange.name} is not known here as it was there). Restore it with that version, then upgrade.`);
}

const anyTable = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' limit 1`;

async function refuseFull(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(anyTable);
  if (rows[0]) throw new Error(`This database is not empty: it holds the table ${rows[0].name}. Restore into an empty database, or another ALLIED_DATA folder.`);
}

/** Everything in one transaction. Our own triggers rest meanwhile: what they guard was true when the rows were written. */
async function load(client: pg.Client, header: Header, file: string): Promise<void> {
  const tables = await backupTables(client);
  if (tables.map(({ name }) => name).toSorted().join() !== header.tables.map(({ name }) => name).toSorted().join()) throw new Error('The tables of the backup are not those of its own version.');
  await client.query('begin');
  try {
    for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
    for (const { name } of inOrder(tables).toReversed()) await client.query(`delete from ${name}`);
    await loadTables(client, header, file);
    await client.query('set constraints all immediate');
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    await settleNumbers(client, header);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  await client.query('analyze');
}

async function loadTables(client: pg.Client, header: Header, file: string): Promise<void> {
  const lines = linesOf(file);
  await lines.next();
  for (const { name, columns } of header.tables) {
    const line = await lines.next();
    if (line.done || !line.value.equals(tableLine(name))) throw new Error(`The backup does not hold the table ${name} where it should.`);
    await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, rowsOf(lines));
  }
  await lines.return(undefined);
}

/** The rows of one table, gathered so that not every row is a packet of its own. */
async function* rowsOf(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('The backup ends within a table');
    if (value.equals(endOfRows)) break;
    // The reader goes on to use this memory only for what follows, so the slice may wait.
    gathered.push(value);
    size += value.length;
    if (size < 64_000) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(gathered);
}

/** Numbers go on where they were; jobs that were running when the backup was made run again. */
async function settleNumbers(client: pg.Client, { sequences }: Header): Promise<void> {
  for (const { name, lastValue } of sequences) if (lastValue !== null) await client.query('select setval($1::regclass, $2)', [name, lastValue]);
  await client.query('update jobs._private_jobs set locked_at = null, locked_by = null where locked_at is not null');
  await client.query('update jobs._private_job_queues set locked_at = null, locked_by = null where locked_at is not null');
}

const schemas = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ name: string }>("select quote_ident(nspname) as name from pg_namespace where nspname !~ '^pg_'")).rows.map(({ name }) => name);

/** The database held no table when we began, so every schema that came since is ours to take away. */
async function emptyAgain(client: pg.Client, before: readonly string[]): Promise<void> {
  for (const name of await schemas(client)) if (!before.includes(name)) await client.query(`drop schema ${name} cascade`);
}
