// The tables of outside figures stand beside the repository and are never committed: without them their tests are skipped and say so.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A table by its path, such as "FunnelPlotR/funnel_plot.json". `skip` is for the tests that need it; read only what is there. */
export function oracleTable(path: string): { skip: string | false; read(): unknown } {
  const file = fileURLToPath(new URL(`../../../shared/data/statistics/${path}`, import.meta.url));
  return { skip: existsSync(file) ? false : `the oracle table ${path} is not here (../shared/data/statistics)`, read: () => JSON.parse(readFileSync(file, 'utf8')) as unknown };
}
