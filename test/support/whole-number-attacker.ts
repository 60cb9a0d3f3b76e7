/** The part of the package that is used here: its own types name no default export. */
interface Solver {
  solve(program: string, options: { output_flag: boolean }): { Status: string; ObjectiveValue: number; Columns: Record<string, { Primal?: number }> };
}

/** What an attacker knows: sums of unknown whole numbers of people, none below 0. */
export interface KnownSums {
  unknowns: readonly string[];
  sums: readonly { of: readonly string[]; is: number }[];
}

let solver: Promise<Solver> | undefined;

/** HiGHS, a solver of integer programs that shares no line with this project. Made ready once: that takes longer than most programs. */
export async function loadSolver(): Promise<Solver> {
  solver ??= import('highs').then((found) => (found as unknown as { default: () => Promise<Solver> }).default());
  return solver;
}

/**
 * The least and the most whole number that each of the asked sums can be, by integer programs (HiGHS). Shares no line with the engine
 * that protects. Throws where the known sums contradict each other, for then the attacker was given something wrong.
 */
export async function rangesOf({ unknowns, sums }: KnownSums, asked: readonly (readonly string[])[]): Promise<{ low: number; high: number }[]> {
  const highs = await loadSolver();
  const name = new Map(unknowns.map((unknown, at) => [unknown, `x${at}`]));
  const terms = (of: readonly string[]) => of.map((one) => name.get(one) ?? fail(one)).join(' + ');
  const rules = sums.map(({ of, is }, at) => ` r${at}: ${terms(of)} = ${is}`).join('\n');
  const bounds = [...name.values()].map((one) => ` 0 <= ${one} <= 1000000`).join('\n');
  const best = (way: 'Minimize' | 'Maximize', of: readonly string[]): number => {
    const answer = highs.solve(`${way}\n goal: ${terms(of)}\nSubject To\n${rules}\nBounds\n${bounds}\nGenerals\n ${[...name.values()].join(' ')}\nEnd\n`, { output_flag: false });
    if (answer.Status !== 'Optimal') throw new Error(`what is known contradicts itself: ${answer.Status}`);
    return Math.round(answer.ObjectiveValue);
  };
  return asked.map((of) => ({ low: best('Minimize', of), high: best('Maximize', of) }));
}

function fail(unknown: string): never {
  throw new Error(`"${unknown}" is no unknown`);
}
