import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ownFolder, type Account } from '#platform/folders';
import { canReach, postgresAccount, reachableDataFolder, reachableRoot } from './account.ts';
import { findBinaries, linkLibraries } from './binaries.ts';

/** Where one built-in PostgreSQL lives: its programs, its data, its socket, its own log. */
export interface Place {
  account: Account | null;
  root: string;
  libraries: string;
  cluster: string;
  socket: string;
  logFile: string;
}

/** Makes every folder that a PostgreSQL of this data folder needs, readable by the account it runs under. */
export function preparePlace(folder: string): Place {
  const account = postgresAccount();
  const base = reachableDataFolder(account, folder);
  const home = join(base, 'postgres');
  ownFolder(account, home);
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12);
  // A Unix socket's path may hold about 100 letters, and a data folder can be deeper than that.
  const socket = join(tmpdir(), `allied-${key}`);
  ownFolder(account, socket);
  const root = reachableRoot(account, findBinaries().root);
  const libraries = join(base, 'libraries');
  linkLibraries(root, libraries);
  if (!canReach(account, libraries)) throw new Error(`The database account cannot read ${libraries}. Choose another ALLIED_DATA folder.`);
  return { account, root, libraries, socket, cluster: join(home, 'cluster'), logFile: join(home, 'postgres.log') };
}

/** How PostgreSQL's programs are run: as their own account, with their own libraries, in no particular folder. */
export const runOptions = (place: Place) => ({
  ...(place.account ? { uid: place.account.uid, gid: place.account.gid } : {}),
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '', LD_LIBRARY_PATH: `${place.libraries}:${join(place.root, 'lib')}`, DYLD_LIBRARY_PATH: `${place.libraries}:${join(place.root, 'lib')}`, LC_ALL: 'C', TZ: 'UTC' },
});

export const isInitialised = (place: Place): boolean => existsSync(join(place.cluster, 'PG_VERSION'));

/** Makes the cluster beside its final place and renames it, so that a kill in between leaves nothing half made. */
export function initialise(place: Place): void {
  clearHalfMade(place);
  const making = `${place.cluster}.${process.pid}`;
  const args = ['-D', making, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  const made = spawnSync(join(place.root, 'bin', 'initdb'), args, runOptions(place));
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${String(made.stderr || made.error?.message).trim()}`);
  try {
    renameSync(making, place.cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!isInitialised(place)) throw error;
  }
}

/** What an earlier first start was making when it was killed. A living process may still be at it: its folder stays. */
function clearHalfMade(place: Place): void {
  const name = basename(place.cluster);
  for (const entry of readdirSync(dirname(place.cluster))) {
    const maker = Number(entry.startsWith(`${name}.`) ? entry.slice(name.length + 1) : Number.NaN);
    if (Number.isInteger(maker) && (maker === process.pid || !isAlive(maker))) rmSync(join(dirname(place.cluster), entry), { recursive: true, force: true });
  }
}

/** The process id in the cluster's own lock file; null when there is none. */
export function postmasterId(place: Place): number | null {
  try {
    const id = Number(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}

export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another account's process is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
