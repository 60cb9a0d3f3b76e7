import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportSchema } from '../../src/app/exchange/schema.ts';
import { describeSchema } from './schema.ts';
import { startTestCluster } from './cluster.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The generated files: where each lies and what it should hold for a database at `url`. */
export async function generated(url: string): Promise<Record<string, string>> {
  return { 'src/platform/db/types.ts': typesOf(url), 'db/schema.sql': await describeSchema(url), 'docs/organisation-export.schema.json': await exportSchema(url) };
}

/** Writes the generated files, or with `check` says which are out of date. Answers the exit code. */
export async function generate(check: boolean): Promise<number> {
  const cluster = await startTestCluster();
  try {
    const files = await generated(cluster.url.replace('DATABASE', 'allied_template'));
    const stale = Object.entries(files).filter(([path, text]) => readOrEmpty(root + path) !== text);
    for (const [path, text] of stale) {
      if (!check) writeFileSync(root + path, text);
      console.log(check ? `${path} is out of date: run bin/generate-types` : `wrote ${path}`);
    }
    return check && stale.length > 0 ? 1 : 0;
  } finally {
    await cluster.stop();
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function typesOf(url: string): string {
  const run = spawnSync(process.execPath, [
    `${root}node_modules/kysely-codegen/dist/cli/bin.js`, '--dialect', 'postgres', '--url', url, '--print', '--exclude-pattern', 'jobs.*', '--date-parser', 'string', '--log-level', 'error',
  ], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`kysely-codegen failed: ${run.stderr}`);
  return run.stdout.replace(/^[\s\S]*?(?=\/\*\*)/, '');
}
