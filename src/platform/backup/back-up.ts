import { createHash } from 'node:crypto';
import { createWriteStream, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { copyOut } from './copy.ts';
import { endLine, endOfRows, tableLine, type Header } from './file-format.ts';
import { backupTables, sequences, type Table } from './tables.ts';

export interface BackupReport {
  tables: number;
  rows: number;
  madeAt: Date;
}

/**
 * Writes everything an installation must not lose to one file, while the site goes on: all tables as they stood at one
 * moment (one repeatable-read transaction). The file appears whole or not at all, readable by its owner only.
 */
export async function backUp({ ownerUrl, file, now }: { ownerUrl: string; file: string; now: Date }): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'allied backup' });
  await client.connect();
  const making = `${file}.part`;
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await backupTables(client);
    const header = await describe(client, tables, now);
    await writeAll(client, header, making);
    settle(making, file);
    return { tables: tables.length, rows: total(header), madeAt: now };
  } finally {
    rmSync(making, { force: true });
    await client.end();
  }
}

const total = ({ tables }: Header): number => tables.reduce((sum, { rows }) => sum + rows, 0);

async function describe(client: pg.Client, tables: readonly Table[], now: Date): Promise<Header> {
  const { rows: migrations } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration order by name');
  const { rows: about } = await client.query<{ mode: Header['mode']; server: string }>("select mode, current_setting('server_version') as server from platform.installation");
  const counted = [];
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${name}`);
    counted.push({ name, columns, rows: Number(rows[0]?.n ?? 0) });
  }
  return {
    format: 'allied-backup', formatVersion: 1, madeAt: now.toISOString(), mode: about[0]?.mode ?? 'production', server: about[0]?.server ?? '',
    migrations, tables: counted, sequences: await sequences(client),
  };
}

async function writeAll(client: pg.Client, header: Header, path: string): Promise<void> {
  const { stream, digest } = hashingStream();
  const written = pipeline(stream, createGzip(), createWriteStream(path, { mode: 0o600 }));
  await Promise.race([written, fill(client, header, stream)]);
  stream.end(endLine(total(header), digest()));
  await written;
}

async function fill(client: pg.Client, header: Header, sink: Writable): Promise<void> {
  await put(sink, Buffer.from(`${JSON.stringify(header)}\n`));
  for (const { name, columns } of header.tables) {
    await put(sink, tableLine(name));
    await copyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`, sink);
    await put(sink, endOfRows);
  }
}

const put = (sink: Writable, bytes: Buffer): Promise<void> => new Promise((done, refuse) => sink.write(bytes, (error) => (error ? refuse(error) : done())));

/** Passes bytes on and hashes them until the digest is asked for. */
function hashingStream(): { stream: Transform; digest: () => string } {
  const hash = createHash('sha256');
  let ended = false;
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      if (!ended) hash.update(chunk);
      done(null, chunk);
    },
  });
  return {
    stream,
    digest: () => {
      ended = true;
      return hash.digest('hex');
    },
  };
}

function settle(making: string, file: string): void {
  const handle = openSync(making, 'r');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(making, file);
}
