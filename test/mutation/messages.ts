import type { Mutant } from './find-mutants.ts';

/** A test that passes as things are: what it costs and which mutants of which file stand on lines that it runs (places in findMutants' list). */
export interface KnownTest {
  readonly file: string;
  readonly path: string;
  readonly milliseconds: number;
  readonly reached: Readonly<Record<string, readonly number[]>>;
}

/** What loading a test file already runs: constants and tables. */
export interface KnownLoad {
  readonly file: string;
  readonly milliseconds: number;
  readonly reached: Readonly<Record<string, readonly number[]>>;
}

export interface Baseline {
  readonly kind: 'baseline';
  readonly tests: readonly KnownTest[];
  readonly loads: readonly KnownLoad[];
  readonly failed: readonly string[];
  /** By file: mutants whose index default (Mutant.typesDefault) some test really needs. */
  readonly defaultsReached: Readonly<Record<string, readonly number[]>>;
}

/** One test to be tried, and after how long it hangs. */
export interface Trial {
  readonly file: string;
  readonly path: string;
  readonly limitMilliseconds: number;
}

/** How the tests ended, and which ended them: its place among the trials. */
export interface Verdict {
  readonly kind: 'verdict';
  readonly outcome: 'killed' | 'timed out' | 'survived';
  readonly by: number | null;
  readonly megabytes: number;
}

export type Order =
  | { readonly kind: 'baseline'; readonly tests: readonly string[]; readonly kernels: readonly string[] }
  | { readonly kind: 'try'; readonly mutant: Mutant | null; readonly trials: readonly Trial[] };

export type Answer = Baseline | Verdict;
