import { readFileSync } from 'node:fs';
import { isAlive, type Attempt } from './score.ts';

/** A mutant that does the same as the original, by its file, its line before and after, and why it does the same. */
export interface Equivalent {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly reason: string;
}

/** The mutants that nobody could notice: read and judged by a person. */
export const readEquivalents = (): readonly Equivalent[] => JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8')) as readonly Equivalent[];

export interface Score {
  readonly name: string;
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly equivalent: number;
  /** Per cent, of all and without the equivalent ones. */
  readonly score: number;
  readonly scoreWithout: number;
}

/** Counts the attempts of one engine. */
export function scoreOf(name: string, attempts: readonly Attempt[], equivalents: readonly Equivalent[]): Score {
  const count = (outcome: Attempt['outcome']) => attempts.filter((one) => one.outcome === outcome).length;
  const [killed, timedOut] = [count('killed'), count('timed out')];
  const equivalent = attempts.filter((one) => isAlive(one) && isEquivalent(one, equivalents)).length;
  const per = (all: number) => (all === 0 ? 100 : (100 * (killed + timedOut)) / all);
  return { name, mutants: attempts.length, killed, timedOut, survived: attempts.length - killed - timedOut, equivalent, score: per(attempts.length), scoreWithout: per(attempts.length - equivalent) };
}

/** A survivor that nobody has judged equivalent, as lines; null for every other attempt. */
export function survivorLines(one: Attempt, equivalents: readonly Equivalent[]): string | null {
  if (!isAlive(one) || isEquivalent(one, equivalents)) return null;
  const { was, becomes } = showMutant(one);
  return `${one.kernel.file}:${one.kernel.lineOf(one.mutant.start)}${one.outcome === 'unreached' ? ' (no test comes here)' : ''}\n  - ${was}\n  + ${becomes}`;
}

/** Entries of the list that no mutant is: the code has changed. Only a run over everything can tell. */
export function staleEquivalents(attempts: readonly Attempt[], equivalents: readonly Equivalent[]): Equivalent[] {
  const shown = new Set(attempts.map((one) => keyOf({ file: one.kernel.file, ...showMutant(one) })));
  const files = new Set(attempts.map(({ kernel }) => kernel.file));
  return equivalents.filter((one) => files.has(one.file) && !shown.has(keyOf(one)));
}

const keyOf = ({ file, was, becomes }: Omit<Equivalent, 'reason'>): string => JSON.stringify([file, was, becomes]);

function isEquivalent(attempt: Attempt, equivalents: readonly Equivalent[]): boolean {
  const key = keyOf({ file: attempt.kernel.file, ...showMutant(attempt) });
  return equivalents.some((one) => keyOf(one) === key);
}

const AROUND = 60;

/** The line around the change, before and after; long lines are cut. */
export function showMutant({ kernel: { code }, mutant: { start, end, replacement } }: Pick<Attempt, 'kernel' | 'mutant'>): { was: string; becomes: string } {
  const before = code.slice(Math.max(code.lastIndexOf('\n', start - 1) + 1, start - AROUND), start);
  const lineEnd = code.indexOf('\n', end);
  const after = code.slice(end, Math.min(lineEnd < 0 ? code.length : lineEnd, end + AROUND));
  const clean = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return { was: clean(before + code.slice(start, end) + after), becomes: clean(before + replacement + after) };
}
