import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import { makeFolder } from '#platform/folders';

/** The one of the settings, or the one kept in the data folder. */
export const secretOf = ({ secret, dataFolder }: Config): string => secret ?? keptSecret(dataFolder);

/** The secret of an installation that was not given one: made once, readable by its owner only. */
function keptSecret(folder: string): string {
  const path = join(folder, 'secret');
  if (!existsSync(path)) {
    makeFolder(folder);
    const making = `${path}.${process.pid}`;
    writeFileSync(making, randomBytes(48).toString('base64url'), { mode: 0o600 });
    linkOnce(making, path);
  }
  return readFileSync(path, 'utf8').trim();
}

/** Two first starts at once agree on one secret: the name appears whole, and only for the first of them. */
function linkOnce(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(from, { force: true });
  }
}
