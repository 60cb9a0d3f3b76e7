import { globSync } from 'node:fs';
import { generatedChecks, root, runCommand, toolChecks } from './checks.ts';
import { startTestCluster, type TestCluster } from './cluster.ts';
import { prepareSeededTemplate } from './seeded.ts';

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * What runs side by side, so that each takes about as long: a file belongs to the first lane that names it. Four lanes on
 * two processors, because a third of a lane's time is waiting for what it started.
 */
const lanes: readonly (readonly string[])[] = [
  ['test/journeys/every-page.test.ts', 'test/hostile/**/*.test.ts'],
  ['test/journeys/**/*.test.ts', 'src/engines/**/*.test.{ts,tsx}', 'src/platform/**/*.test.{ts,tsx}'],
  ['src/**/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts'],
  ['test/**/*.test.{ts,tsx}'],
];

/**
 * Runs everything: types, lint, unused code, generated files, then the tests in four processes at the same time, each
 * over a throw-away PostgreSQL. With file names, only those.
 */
export async function runTests(files: readonly string[]): Promise<number> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  const began = Date.now();
  // Side by side, each with a database of its own: tests that ask whether anything was written must not hear the neighbours.
  const work = files.length > 0 ? [files] : filesOfLanes();
  if (work.some((lane) => lane.length === 0)) throw new Error('No test files were found: a run that tests nothing is a failure.');
  // The databases are furnished beside the checks, of which the last leave a processor idle.
  const [clusters] = await Promise.all([startClusters(work.length), files.length === 0 ? checks(totals) : null]);
  await Promise.all(clusters.map((cluster, at) => testFiles(work[at] ?? [], totals, { cluster, isPrintedWhole: at > 0 }).finally(() => cluster.stop())));
  const { passed, failed, skipped } = totals;
  console.log(`\nAll checks took ${Math.round((Date.now() - began) / 1000)} s\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function filesOfLanes(): string[][] {
  const taken = new Set<string>();
  return lanes.map((patterns) => {
    const files = globSync([...patterns], { cwd: root }).filter((file) => !taken.has(file));
    for (const file of files) taken.add(file);
    return files;
  });
}

/** Two at a time, in the order of their cost. */
async function checks(totals: Totals): Promise<void> {
  const waiting = [...toolChecks, ...generatedChecks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, command, args] = check;
      const { code, output } = await runCommand(command, args);
      if (code === 0) totals.passed += 1;
      else totals.failed += 1;
      console.log(code === 0 ? `✔ ${name}` : `✖ ${name}\n${output}`);
    }
  };
  await Promise.all([work(), work()]);
}

/** The first is furnished; the others are copies of it. */
async function startClusters(count: number): Promise<TestCluster[]> {
  const first = await startTestCluster();
  try {
    await prepareSeededTemplate(first.url);
    return count === 1 ? [first] : [first, ...(await first.copies(count - 1))];
  } catch (error) {
    await first.stop();
    throw error;
  }
}

/** node's own runner in one process: isolation per file would cost a second each. */
async function testFiles(files: readonly string[], totals: Totals, { cluster, isPrintedWhole }: { cluster: TestCluster; isPrintedWhole: boolean }): Promise<void> {
  const args = ['--import', `${root}src/app/loader.mjs`, '--enable-source-maps', '--test', '--test-isolation=none', '--test-timeout=600000', '--test-force-exit', ...files];
  // What Node compiles is kept for the next process and the next run: the tests start about a hundred.
  const env = { NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`, ...process.env, ALLIED_TEST_CLUSTER: cluster.url, NODE_ENV: 'test' };
  const began = Date.now();
  const { code, output } = await runCommand(process.execPath, args, { env, show: !isPrintedWhole });
  if (isPrintedWhole) console.log(output);
  console.log(`${files.length} files, the first ${files[0]}, took ${Math.round((Date.now() - began) / 1000)} s`);
  const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  totals.passed += count('pass');
  totals.skipped += count('skipped') + count('todo');
  totals.failed += count('fail') + count('cancelled') + (code !== 0 && count('fail') + count('cancelled') === 0 ? 1 : 0);
}
