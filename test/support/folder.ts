import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. A database has a file for each table and index, and the tests make hundreds of databases: on a disk, making and removing those files takes longer than the tests. */
const inMemory = '/dev/shm';

/** What two clusters with their logs, and the sites of the resilience tests beside them, have been seen to need, threefold. */
const ROOM_NEEDED_BYTES = 3_000_000_000;

/**
 * A throw-away data folder, in memory where there is room and otherwise on disk. Others may look inside (PostgreSQL's own
 * account must, when tests run as root; otherwise the launcher keeps the data elsewhere and it would outlive the test);
 * the data below it stays private.
 */
export function temporaryFolder(name: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(hasRoomInMemory() ? inMemory : tmpdir(), `allied-${name}-`));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(inMemory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > ROOM_NEEDED_BYTES && freemem() > ROOM_NEEDED_BYTES;
  } catch {
    return false;
  }
}
