// The process in which tests run against mutants: started by workshop.ts, told what to do by messages, ended when it grows too large or hangs.
import fc from 'fast-check';
import { gatherTests, type GatheredTest } from './collect-tests.ts';
import { Coverage, reachedMutants } from './coverage.ts';
import { findMutants, type Mutant } from './find-mutants.ts';
import { readKernel } from './kernel.ts';
import type { Answer, Baseline, KnownLoad, KnownTest, Order, Trial, Verdict } from './messages.ts';
import { runWithin } from './run-within.ts';
import { loadAnew, substituteModules } from './substitute.ts';

// The same examples for every mutant, and no search for a smaller one that fails.
fc.configureGlobal({ seed: 20_231, endOnFailure: true });
substituteModules();
process.on('message', (order: Order) => {
  void (order.kind === 'baseline' ? lookAtTests(order) : tryMutant(order)).then((answer: Answer) => process.send?.(answer));
});

const BASELINE_LIMIT_MS = 120_000;

async function lookAtTests({ tests: files, kernels }: Extract<Order, { kind: 'baseline' }>): Promise<Baseline> {
  const coverage = new Coverage();
  const read = kernels.map((file) => readKernel(file));
  const lengths = new Map(read.map(({ file, code }) => [file, code.length]));
  const mutants = new Map(read.map((kernel) => [kernel.file, findMutants(kernel)]));
  const [tests, loads, failed]: [KnownTest[], KnownLoad[], string[]] = [[], [], []];
  const defaults = new Map<string, Set<number>>(kernels.map((file) => [file, new Set()]));
  const take = (): Record<string, number[]> => {
    const reached = coverage.takeReached(lengths);
    for (const [file, some] of Object.entries(reachedMutants(reached, mutants, ({ typesDefault }) => typesDefault))) for (const at of some) defaults.get(file)?.add(at);
    return reachedMutants(reached, mutants, ({ start }) => start);
  };
  for (const file of files) {
    let began = performance.now();
    const found = await gatherTests(() => loadAnew(file, null));
    loads.push({ file, milliseconds: performance.now() - began, reached: take() });
    for (const { path, work } of found) {
      began = performance.now();
      const outcome = await runWithin(work, BASELINE_LIMIT_MS);
      const milliseconds = performance.now() - began;
      const reached = take();
      if (outcome === 'passed') tests.push({ file, path, milliseconds, reached });
      else failed.push(`${file} › ${path}`);
    }
  }
  coverage.close();
  return { kind: 'baseline', tests, loads, failed, defaultsReached: Object.fromEntries([...defaults].map(([file, some]) => [file, [...some]])) };
}

async function tryMutant({ mutant, trials }: Extract<Order, { kind: 'try' }>): Promise<Verdict> {
  const gathered = new Map<string, readonly GatheredTest[]>();
  const verdict = (outcome: Verdict['outcome'], by: number | null): Verdict => ({ kind: 'verdict', outcome, by, megabytes: process.memoryUsage.rss() / 2 ** 20 });
  for (const [at, { file, path, limitMilliseconds }] of trials.entries()) {
    const tests = gathered.get(file) ?? await gatherWanted(file, mutant, trials);
    if (tests === null) return verdict('killed', at);
    gathered.set(file, tests);
    for (const { work } of tests.filter((one) => one.path === path)) {
      const outcome = await runWithin(work, limitMilliseconds);
      if (outcome !== 'passed') return verdict(outcome === 'failed' ? 'killed' : 'timed out', at);
    }
  }
  return verdict('survived', null);
}

/** Null where the file cannot even be loaded. */
async function gatherWanted(file: string, mutant: Mutant | null, trials: readonly Trial[]): Promise<readonly GatheredTest[] | null> {
  const wanted = trials.filter((trial) => trial.file === file).map(({ path }) => path);
  const isWanted = (path: string) => wanted.some((one) => one === path || one.startsWith(`${path} › `));
  try {
    return await gatherTests(() => loadAnew(file, mutant), isWanted);
  } catch {
    return null;
  }
}
