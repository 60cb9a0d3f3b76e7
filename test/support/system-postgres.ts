import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './replica.ts';
import { temporaryFolder } from './folder.ts';
import { until } from './process.ts';

const programs = process.env['SYSTEM_POSTGRES'] ?? '/usr/lib/postgresql/15/bin';

/** Says why there is none to try, or null when there is one. */
export const whyNoSystemPostgres = (): string | null => (existsSync(join(programs, 'initdb')) ? null : `there is no PostgreSQL 15 in ${programs}; set SYSTEM_POSTGRES to the folder of its programs`);

/** A throw-away PostgreSQL of the machine's own, with DATABASE where a name goes in its address. */
export async function startSystemPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const place = temporaryFolder('system');
  const [cluster, socket] = [join(place.path, 'cluster'), join(place.path, 'socket')];
  const account = accountFor([place.path]);
  mkdirSync(socket);
  if (account) chownSync(socket, account.uid, account.gid);
  const made = spawnSync(join(programs, 'initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], { ...account, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const server = spawn(join(programs, 'postgres'), ['-D', cluster, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${socket}`, '-c', 'fsync=off', '-c', 'max_connections=200'], { ...account, cwd: '/', stdio: 'ignore' });
  const url = `postgresql://postgres@/DATABASE?host=${encodeURIComponent(socket)}`;
  await until('it answers', async () => (await ask(url.replace('DATABASE', 'postgres'), 'select 1 as one').catch(() => [])).length === 1);
  return {
    url,
    stop: async () => {
      const ended = new Promise((done) => server.once('close', done));
      server.kill('SIGINT');
      await ended;
      place.remove();
    },
  };
}

/** PostgreSQL refuses to run as root. */
function accountFor(folders: readonly string[]): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([name]) => name === 'postgres' || name === 'nobody');
  const account = { uid: Number(entry?.[2]), gid: Number(entry?.[3]) };
  for (const folder of folders) chownSync(folder, account.uid, account.gid);
  return account;
}
