import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { exportSchema } from '../../src/app/exchange/schema.ts';
import { root } from './checks.ts';
import { describeSchema } from './schema.ts';
import { startTestCluster } from './cluster.ts';
import { staleFiles } from './stale.ts';

/** The generated files: where each lies and what it should hold for a database at `url`. */
export async function generated(url: string): Promise<Record<string, string>> {
  return { 'src/platform/db/types.ts': typesOf(url), 'db/schema.sql': await describeSchema(url), 'docs/organisation-export.schema.json': await exportSchema(url) };
}

/** Writes the generated files, or with `check` says which are out of date. Answers the exit code. */
export async function generate(check: boolean): Promise<number> {
  const cluster = await startTestCluster();
  try {
    const files = await generated(cluster.url.replace('DATABASE', 'allied_template'));
    const stale = staleFiles(files);
    for (const path of stale) {
      if (!check) writeFileSync(root + path, files[path] ?? '');
      console.log(check ? `${path} is out of date: run bin/generate-types` : `wrote ${path}`);
    }
    return check && stale.length > 0 ? 1 : 0;
  } finally {
    await cluster.stop();
  }
}

function typesOf(url: string): string {
  const run = spawnSync(process.execPath, [
    `${root}node_modules/kysely-codegen/dist/cli/bin.js`, '--dialect', 'postgres', '--url', url, '--print', '--exclude-pattern', 'jobs.*', '--date-parser', 'string', '--log-level', 'error',
  ], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`kysely-codegen failed: ${run.stderr}`);
  return run.stdout.replace(/^[\s\S]*?(?=\/\*\*)/, '');
}
