import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeFolder, type Account } from '#platform/folders';

/** PostgreSQL refuses to run as root. Null for an ordinary user (it then runs as that user); for root the first unprivileged account found. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const entry = lines.find((fields) => fields[0] === 'postgres') ?? lines.find((fields) => fields[0] === 'nobody');
  if (!entry) throw new Error('Running as root needs an account named "postgres" or "nobody" for the database. Make one, or start as an ordinary user.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Can this account read the path? A folder such as /root shuts out everything below it. */
export function canReach(account: Account | null, path: string): boolean {
  if (!account) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', path], { uid: account.uid, gid: account.gid, cwd: '/' });
  return tried.status === 0;
}

/** The programs themselves, or, where the account cannot reach them, a copy that it can. */
export function reachableRoot(account: Account | null, root: string): string {
  if (canReach(account, join(root, 'bin', 'postgres'))) return root;
  const copy = join(sharedFolder('programs', root), 'native');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(root, copy, { recursive: true });
  return copy;
}

/** The data folder itself, or, where the account cannot reach it, a place outside that belongs to this data folder alone. */
export function reachableDataFolder(account: Account | null, folder: string): string {
  makeFolder(folder);
  if (canReach(account, folder)) return folder;
  return sharedFolder('data', folder);
}

function sharedFolder(kind: string, belongsTo: string): string {
  const key = createHash('sha256').update(belongsTo).digest('hex').slice(0, 16);
  const folder = join('/var/lib/allied', `${kind}-${key}`);
  makeFolder(folder);
  return folder;
}
