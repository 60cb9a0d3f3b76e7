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
  const clusterUrl = process.env['ALLIED_TEST_CLUSTER'];
  if (!clusterUrl) throw new Error('These tests need a database: run them with `node bin/test FILE`.');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: clusterUrl.replace('DATABASE', 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template allied_${template}`);
  const ownerUrl = clusterUrl.replace('DATABASE', name);
  const logins = await makeLogins(ownerUrl, testSecret);
  const web = openStore({ url: logins.webUrl, poolSize: 5 });
  const worker = openStore({ url: logins.workerUrl, poolSize: 3 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  return {
    ...logins, ownerUrl, web, worker, owner,
    close: async () => {
      await Promise.all([web.close(), worker.close(), owner.end()]);
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${name}_web_login`).catch(() => undefined);
      await admin.query(`drop role ${name}_worker_login`).catch(() => undefined);
      await admin.end();
    },
  };
}
