import { seededRandom } from '#engines/random';
import { findMutants, type Mutant } from './find-mutants.ts';
import { readKernel, type Kernel } from './kernel.ts';
import type { Baseline, KnownTest, Trial } from './messages.ts';
import type { Workshop } from './workshop.ts';

export interface Attempt {
  readonly kernel: Kernel;
  readonly mutant: Mutant;
  readonly outcome: 'killed' | 'timed out' | 'survived' | 'unreached';
}

export interface Choice {
  /** Only files whose path contains this, and only the line after a colon. */
  readonly file?: string | undefined;
  /** So many mutants, always the same ones; all without. */
  readonly sample?: number | undefined;
}

interface Watch {
  readonly workshop: Workshop;
  readonly tell: (line: string) => void;
  readonly see: (attempt: Attempt) => void;
}

interface Candidate {
  readonly kernel: Kernel;
  readonly mutant: Mutant;
  readonly tests: readonly { readonly test: KnownTest; readonly cost: number }[];
}

/** A hang is what takes so much longer than the test does as things are. */
const HANGS_AFTER = { times: 8, plusMilliseconds: 300 };

/** Tries the mutants of some files against some tests: the cheapest first, and first of all those that noticed others of the same file. */
export async function tryMutants(files: { kernels: readonly string[]; tests: readonly string[] }, choice: Choice, { workshop, tell, see }: Watch): Promise<Attempt[]> {
  const baseline = await workshop.lookAtTests(files.tests, files.kernels);
  if (baseline.failed.length > 0) throw new Error(`These tests fail without any mutant:\n${baseline.failed.join('\n')}`);
  const candidates = choose(candidatesOf(files.kernels, baseline), choice);
  const attempts: Attempt[] = [];
  const judge = new Judge(workshop);
  for (const candidate of candidates) {
    const attempt = { kernel: candidate.kernel, mutant: candidate.mutant, outcome: await judge.outcomeOf(candidate) };
    attempts.push(attempt);
    see(attempt);
    if (attempts.length % 50 === 0) tell(`${attempts.length} of ${candidates.length}: ${attempts.filter(isAlive).length} alive`);
  }
  if (judge.leaning.size > 0) tell(`left out, because they do not pass alone: ${[...judge.leaning].join('; ')}`);
  return attempts;
}

export const isAlive = ({ outcome }: Pick<Attempt, 'outcome'>): boolean => outcome === 'survived' || outcome === 'unreached';

function candidatesOf(files: readonly string[], { tests, loads, defaultsReached }: Baseline): Candidate[] {
  const loadCost = new Map(loads.map(({ file, milliseconds }) => [file, milliseconds]));
  const hit = (reached: Readonly<Record<string, readonly number[]>>, file: string) => new Set(reached[file]);
  return files.flatMap((file) => {
    const kernel = readKernel(file);
    const needed = new Set(defaultsReached[file]);
    const byLoad = new Map(loads.map((load) => [load.file, hit(load.reached, file)]));
    const byTest = tests.map((test) => ({ test, cost: test.milliseconds + (loadCost.get(test.file) ?? 0), reached: hit(test.reached, file) }));
    const isConstant = byTest.every(({ reached }) => reached.size === 0);
    const computes = (test: KnownTest): boolean => Object.values(test.reached).some((some) => some.length > 0);
    return findMutants(kernel).flatMap((mutant, at) => {
      if (mutant.typesDefault !== undefined && !needed.has(at)) return [];
      // What runs while a file loads may matter to each test that computes in it, and of a file of constants only to each that computes at all.
      return [{ kernel, mutant, tests: byTest.filter(({ test, reached }) => reached.has(at) || (byLoad.get(test.file)?.has(at) === true && (reached.size > 0 || (isConstant && computes(test))))) }];
    });
  });
}

/** The same choice every time. */
function choose(candidates: readonly Candidate[], { file, sample }: Choice): Candidate[] {
  const [, name = '', line] = /^(.*?)(?::(\d+))?$/.exec(file ?? '') ?? [];
  const wanted = candidates.filter(({ kernel, mutant }) => kernel.file.includes(name) && (line === undefined || kernel.lineOf(mutant.start) === Number(line)));
  if (sample === undefined) return wanted;
  const random = seededRandom('mutation');
  return wanted.map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at).slice(0, sample).map(({ one }) => one);
}

class Judge {
  readonly #workshop: Workshop;
  readonly #kills = new Map<string, number>();
  readonly #passesAlone = new Set<string>();
  /** Tests that fail by themselves, because they lean on what others did before: their verdict is worth nothing. */
  readonly leaning = new Set<string>();

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  async outcomeOf(candidate: Candidate): Promise<Attempt['outcome']> {
    if (candidate.tests.length === 0) return 'unreached';
    for (;;) {
      const trials = this.#trialsOf(candidate);
      const { outcome, by } = await this.#workshop.try({ mutant: candidate.mutant, trials });
      const killer = by === null ? undefined : trials[by];
      if (!killer || (await this.#standsAlone(killer))) {
        if (killer) this.#kills.set(killsKey(candidate, killer), (this.#kills.get(killsKey(candidate, killer)) ?? 0) + 1);
        return outcome;
      }
    }
  }

  #trialsOf(candidate: Candidate): Trial[] {
    return candidate.tests
      .map(({ test: { file, path, milliseconds }, cost }) => ({ file, path, cost, limitMilliseconds: Math.ceil(HANGS_AFTER.times * milliseconds + HANGS_AFTER.plusMilliseconds) }))
      .filter((trial) => !this.leaning.has(nameOf(trial)))
      .map((trial) => ({ trial, rank: trial.cost / (1 + (this.#kills.get(killsKey(candidate, trial)) ?? 0)) }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ trial: { file, path, limitMilliseconds } }) => ({ file, path, limitMilliseconds }));
  }

  /** Asked once of every test that notices something. */
  async #standsAlone(trial: Trial): Promise<boolean> {
    const name = nameOf(trial);
    if (this.#passesAlone.has(name)) return true;
    const { outcome } = await this.#workshop.try({ mutant: null, trials: [trial] });
    (outcome === 'survived' ? this.#passesAlone : this.leaning).add(name);
    return outcome === 'survived';
  }
}

const nameOf = ({ file, path }: Pick<Trial, 'file' | 'path'>): string => `${file} › ${path}`;
const killsKey = ({ kernel }: Candidate, trial: Pick<Trial, 'file' | 'path'>): string => `${kernel.file} ${nameOf(trial)}`;
