import { closeSync, constants, existsSync, fchmodSync, fchownSync, fstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An operating system account. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Makes a folder and those above it that are missing, one by one: Node's own way goes on for ever where the file system
 * (/proc) says of a folder both that it is missing and that it cannot be made.
 * Throws the file system's error, with the path that could not be made.
 */
export function makeFolder(path: string, mode = 0o755): void {
  if (!existsSync(path)) {
    if (dirname(path) !== path) makeFolder(dirname(path), mode);
    try {
      mkdirSync(path, { mode });
    } catch (error) {
      // Another process may have been faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (!statSync(path).isDirectory()) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR', path });
}

/**
 * Makes a folder that only `account` (null: this one) may open. Where others may write, as in /tmp, somebody else could have put
 * a link or a folder of their own under the name before: both are refused, and the opened folder itself is changed, not its name.
 */
export function ownFolder(account: Account | null, path: string): void {
  makeFolder(path, 0o700);
  const folder = openOwn(path);
  try {
    const { uid } = fstatSync(folder);
    const mine = process.getuid?.();
    if (uid !== mine && uid !== account?.uid) throw new Error(`The folder ${path} belongs to another account. Take it away, or choose another ALLIED_DATA folder.`);
    if (account && uid !== account.uid) fchownSync(folder, account.uid, account.gid);
    fchmodSync(folder, 0o700);
  } finally {
    closeSync(folder);
  }
}

function openOwn(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    throw new Error(`The folder ${path} is a link or belongs to another account. Take it away, or choose another ALLIED_DATA folder.`, { cause: error });
  }
}
