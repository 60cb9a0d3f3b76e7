import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#platform/config';
import { sessionCookie } from '#platform/http';
import { openSession } from '#platform/session';
import { sql } from 'kysely';
import { openHouse, type House } from '../../src/app/house.ts';
import { england, loadScale } from '../../src/app/scale/load.ts';
import { furnishContent } from '../../src/app/start.ts';
import { databaseProcess, processorOf, processorWithChildren } from './processor.ts';

const allied = fileURLToPath(new URL('../../bin/allied', import.meta.url));

/** A demonstration with a real disk under it: the database in this process's care, the web server in one of its own. */
export interface BenchSite {
  house: House;
  address: string;
  folder: string;
  web: ChildProcess;
  memoryMegabytes(): number;
  /** Processor time that the web process has used so far. */
  processorMilliseconds(): number;
  /** Processor time of the database with all its processes. */
  databaseMilliseconds(): number;
  cookieOf(personName: string): Promise<string>;
  close(): Promise<void>;
}

const secret = 'a secret for measuring only, thirty-two letters';

/** With `keepIn`, the site lives in that folder, as an earlier run left it, and stays there afterwards. */
export async function openBenchSite({ large = false, port, keepIn }: { large?: boolean; port: number; keepIn?: string | undefined }): Promise<BenchSite> {
  const folder = keepIn ?? mkdtempSync(join(tmpdir(), 'allied-bench-'));
  const read = readConfig({ ALLIED_MODE: 'demo', ALLIED_DATA: folder, ALLIED_SECRET: secret, LOG: 'error' });
  if (!read.ok) throw new Error(read.sentence);
  const house = await openHouse(read.config);
  await furnishContent(house);
  if (large) await loadScale(house.ownerUrl, england, () => undefined);
  const web = await startWeb(house.ownerUrl, port);
  const database = await databaseProcess(house.ownerUrl);
  return {
    house, folder, web, address: `http://127.0.0.1:${port}`,
    memoryMegabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${web.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024,
    processorMilliseconds: () => processorOf(web.pid ?? 0),
    databaseMilliseconds: () => processorWithChildren(database),
    cookieOf: (personName) => cookieOf(house, personName),
    close: async () => {
      const ended = new Promise((done) => web.once('exit', done));
      web.kill('SIGTERM');
      await ended;
      await house.close();
      if (keepIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startWeb(ownerUrl: string, port: number): Promise<ChildProcess> {
  const env = { ...process.env, ALLIED_MODE: 'demo', DATABASE_URL: ownerUrl, ALLIED_SECRET: secret, PORT: String(port), LOG: 'error', REQUESTS_A_MINUTE: '0', NODE_ENV: '' };
  const child = fork(allied, ['web'], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: ['--max-semi-space-size=8', '--max-old-space-size=512'] });
  return new Promise((done, refuse) => {
    child.once('message', () => done(child));
    child.once('exit', (code) => refuse(new Error(`The web process ended with ${code}`)));
  });
}

async function cookieOf(house: House, personName: string): Promise<string> {
  return house.worker.within({ as: 'worker' }, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from directory.person where display_name = ${personName}`.execute(tx);
    const personId = rows[0]?.id;
    if (!personId) throw new Error(`There is no ${personName} in the demonstration`);
    return `${sessionCookie}=${await openSession(tx, { personId, how: 'bench', device: 'bench', now: new Date() })}`;
  });
}
