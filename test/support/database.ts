import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { makeLogins, openStore, type Store } from '#platform/db';

/** A database of its own for one test file, cloned from the migrated template. */
export interface TestDatabase {
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
  /** As web processes see it: limited by the scope of each transaction. */
  web: Store;
  worker: Store;
  owner: pg.Pool;
  close(): Promise<void>;
}

export const testSecret = 'a secret for tests only, thirty-two letters and more';

/**
 * Clones the template that `bin/test` prepared (`template` is empty but for tables, `seeded` holds the shipped content
 * and the demo). Close it when the file is done.
 */
export async function openTestDatabase(template: 'template' | 'seeded' = 'template'): Promise<TestDatabase> {
  return openOn(await newDatabase(`allied_${template}`));
}

/** A database with nothing in it at all; `open` it once it has tables. */
export async function newEmptyDatabase(): Promise<{ ownerUrl: string; open(): Promise<TestDatabase>; drop(): Promise<void> }> {
  const made = await newDatabase('template0');
  return { ownerUrl: made.ownerUrl, open: () => openOn(made), drop: () => drop(made) };
}

async function newDatabase(template: string): Promise<Made> {
  const clusterUrl = process.env['ALLIED_TEST_CLUSTER'];
  if (!clusterUrl) throw new Error('These tests need a database: run them with `node bin/test FILE`.');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: clusterUrl.replace('DATABASE', 'postgres') });
  await admin.connect();
  // Through its log, as PostgreSQL would by itself, takes twice as long.
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  return { name, admin, ownerUrl: clusterUrl.replace('DATABASE', name) };
}

interface Made {
  name: string;
  admin: pg.Client;
  ownerUrl: string;
}

async function openOn(made: Made): Promise<TestDatabase> {
  const { ownerUrl } = made;
  const logins = await makeLogins({ ownerUrl, secret: testSecret });
  const web = openStore({ url: logins.webUrl, poolSize: 5 });
  const worker = openStore({ url: logins.workerUrl, poolSize: 3 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  return {
    ...logins, ownerUrl, web, worker, owner,
    close: async () => {
      await Promise.all([web.close(), worker.close(), owner.end()]);
      await drop(made);
    },
  };
}

async function drop({ name, admin }: Made): Promise<void> {
  await admin.query(`drop database ${name} with (force)`);
  await admin.query(`drop role if exists ${name}_web_login, ${name}_worker_login`);
  await admin.end();
}
