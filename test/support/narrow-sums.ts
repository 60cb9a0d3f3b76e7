import { loadSolver } from './whole-number-attacker.ts';

/** What an attacker knows: sums of unknown whole numbers of people, none below 0, and sums that are the same though nobody knows how many. */
export interface Known {
  sums: readonly { of: readonly string[]; is: number }[];
  same: readonly { of: readonly string[]; as: readonly string[] }[];
}

/** A sum asked about, less another; it is narrow when it is known within fewer than `width`. */
export interface AskedSum {
  of: readonly string[];
  less?: readonly string[];
  width: number;
}

export interface Range {
  low: number;
  high: number;
}

/**
 * Which of the asked sums an attacker with integer programs (HiGHS) knows too closely, by their place; a sum of people that cannot reach `width` is
 * too close as well. Every solution found is kept as a witness: two that lie far enough apart answer other sums without a program of their own.
 */
export async function narrowSums({ sums, same }: Known, asked: readonly AskedSum[]): Promise<Map<number, Range>> {
  const solver = await loadSolver();
  const names = [...new Set([...sums.flatMap(({ of }) => of), ...same.flatMap(({ of, as }) => [...of, ...as]), ...asked.flatMap(({ of, less }) => [...of, ...(less ?? [])])])];
  const at = new Map(names.map((name, place) => [name, place]));
  const row = (plus: readonly string[], minus: readonly string[] = []): Float64Array => {
    const weights = new Float64Array(names.length);
    for (const [list, sign] of [[plus, 1], [minus, -1]] as const) for (const name of list) weights[at.get(name) ?? 0] = (weights[at.get(name) ?? 0] ?? 0) + sign;
    return weights;
  };
  const rules = [...sums.map(({ of, is }) => `${inWords(row(of))} = ${is}`), ...same.map(({ of, as }) => `${inWords(row(of, as))} = 0`)].filter((rule) => !rule.startsWith('0 '));
  const program = ` Subject To\n${rules.map((rule, place) => ` r${place}: ${rule}`).join('\n')}\nBounds\n${names.map((_name, place) => ` 0 <= x${place} <= ${MOST}`).join('\n')}\nGenerals\n ${names.map((_name, place) => `x${place}`).join(' ')}\nEnd\n`;
  const witnesses: Float64Array[] = [];
  const solve = (way: 'Minimize' | 'Maximize', weights: Float64Array): void => {
    const answer = solver.solve(`${way}\n goal: ${inWords(weights)}\n${program}`, { output_flag: false });
    if (answer.Status !== 'Optimal') throw new Error(`what is known contradicts itself: ${answer.Status}`);
    witnesses.push(Float64Array.from(names, (_name, place) => Math.round(answer.Columns[`x${place}`]?.Primal ?? 0)));
  };
  const rangeOf = (weights: Float64Array): Range => {
    const values = witnesses.map((witness) => witness.reduce((sum, people, place) => sum + people * (weights[place] ?? 0), 0));
    return { low: Math.min(...values), high: Math.max(...values) };
  };
  const narrow = new Map<number, Range>();
  asked.forEach(({ of, less, width }, place) => {
    const weights = row(of, less);
    const isNarrow = ({ low, high }: Range): boolean => high - low < width || (less === undefined && high < width);
    for (const way of ['Maximize', 'Minimize'] as const) if (witnesses.length === 0 || isNarrow(rangeOf(weights))) solve(way, weights);
    if (isNarrow(rangeOf(weights))) narrow.set(place, rangeOf(weights));
  });
  return narrow;
}

/** More people than any group here has. */
const MOST = 100_000;

const inWords = (weights: Float64Array): string => [...weights].flatMap((weight, place) => (weight === 0 ? [] : [`${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${place}`])).join(' ') || '0 x0';
