import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { migrate } from '#platform/db';
import { launchPostgres } from '#platform/postgres';
import { temporaryFolder } from './folder.ts';

/** A throw-away PostgreSQL for one test run, with a migrated template database to clone. */
export interface TestCluster {
  /** The owner's address, with DATABASE where the name goes. */
  url: string;
  /** Stops it for a moment and starts this many more that hold the same: a tenth of the work of making each anew. */
  copies(count: number): Promise<TestCluster[]>;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const cluster = await launchIn(temporaryFolder('test'));
  await createDatabase(cluster.url.replace('DATABASE', 'postgres'), 'allied_template');
  await migrate(cluster.url.replace('DATABASE', 'allied_template'));
  return cluster;
}

async function launchIn(folder: ReturnType<typeof temporaryFolder>): Promise<TestCluster> {
  const launch = () => launchPostgres({ folder: folder.path, volatile: true });
  let postgres = await launch();
  endWith(() => postgres.processId());
  return {
    url: postgres.url('DATABASE'),
    copies: async (count) => {
      await postgres.stop();
      const folders = Array.from({ length: count }, () => temporaryFolder('test'));
      // With its owner and rights, which Node's own copying would not keep.
      for (const { path } of folders) execFileSync('cp', ['-a', `${folder.path}/.`, path]);
      postgres = await launch();
      return Promise.all(folders.map(launchIn));
    },
    stop: async () => {
      await postgres.stop();
      folder.remove();
    },
  };
}

/** A run that is interrupted, or whose reader goes away (`| head`), takes its database along. */
function endWith(processId: () => number | null): void {
  process.stdout.on('error', () => undefined);
  process.once('exit', () => {
    const id = processId();
    if (id !== null) process.kill(id, 'SIGINT');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
}

export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${name}${template ? ` template ${template}` : ''}`);
  await client.end();
}
