import pg from 'pg';
import { migrate } from '#platform/db';
import { launchPostgres } from '#platform/postgres';
import { temporaryFolder } from './folder.ts';

/** A throw-away PostgreSQL for one test run, with a migrated template database to clone. */
export interface TestCluster {
  /** The owner's address, with DATABASE where the name goes. */
  url: string;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const folder = temporaryFolder('test');
  const postgres = await launchPostgres({ folder: folder.path, volatile: true });
  endWith(() => postgres.processId());
  await createDatabase(postgres.url('postgres'), 'allied_template');
  await migrate(postgres.url('allied_template'));
  return {
    url: postgres.url('DATABASE'),
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
