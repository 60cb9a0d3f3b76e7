import { parseCsv } from '#platform/csv';
import type { Instrument } from '../../domain/outcomes/instruments.ts';
import { wellbeingMetric } from '../../domain/outcomes/score.ts';
import { sumPairs, type OutcomeSums, type Pair, type SmallestChange } from '../../domain/outcomes/sum-pairs.ts';

export interface OutcomeAsked {
  instrument: Instrument;
  smallestChange: SmallestChange;
  /** Empty where outcomes are not told by group. */
  groups: readonly string[];
}

export type ReadOutcomes = { ok: true; sums: OutcomeSums[] } | { ok: false; problems: string[] };

/**
 * Reads a table of one of three kinds, by its columns. "first, last": one line for each person, nothing of whom it is, the last empty without a second measurement. "result": the result of each
 * person's goal, −2 to 2, empty without one. "people, pairs, better, changes, squares": counts and sums that were worked out elsewhere. Each may have a column "group".
 * Lines about one person are added up here and kept nowhere.
 */
export function readScores(text: string | Uint8Array, asked: OutcomeAsked): ReadOutcomes {
  const { header, rows, problems } = parseCsv(text);
  const names = header.map((name) => name.trim().toLowerCase());
  const kind = kinds.find(({ columns }) => columns.every((column) => names.includes(column)));
  const wanted = kinds.find(({ isGoals }) => isGoals === (asked.instrument.kind === 'goals'));
  if (!kind || (kind.isGoals !== null && kind.isGoals !== (asked.instrument.kind === 'goals'))) return { ok: false, problems: [`The file needs the columns ${wanted?.columns.join(', ') ?? ''}, or people, pairs, better, changes and squares.`] };
  const found = problems.map(({ line, text: words }) => `Line ${line}: ${words}.`);
  const lines = rows.map(({ line, values }) => ({ line, of: (name: string) => values[names.indexOf(name)]?.trim() ?? '' }));
  for (const { line, of } of lines) {
    const wrong = groupProblem(of('group'), asked) ?? kind.problem(of, asked);
    if (wrong) found.push(`Line ${line}: ${wrong}.`);
  }
  if (found.length === 0 && lines.length === 0) found.push('The file has no lines.');
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, sums: inOrder(kind.sums(lines.map(({ of }) => of), asked), asked) };
}

type Of = (name: string) => string;
interface Kind {
  columns: readonly string[];
  isGoals: boolean | null;
  problem: (of: Of, asked: OutcomeAsked) => string | null;
  sums: (lines: readonly Of[], asked: OutcomeAsked) => OutcomeSums[];
}

const kinds: readonly Kind[] = [
  {
    columns: ['first', 'last'], isGoals: false,
    problem: (of, { instrument }) => scoreProblem(of('first'), instrument) ?? (of('last') === '' ? null : scoreProblem(of('last'), instrument)),
    sums: (lines, { instrument, smallestChange }) => sumPairs(lines.map((of): Pair => ({ group: of('group'), first: scoreOf(of('first'), instrument), last: of('last') === '' ? null : scoreOf(of('last'), instrument) })), { better: instrument.better, smallestChange }),
  },
  {
    columns: ['result'], isGoals: true,
    problem: (of) => (/^(-?[12]|0)?$/.test(of('result').replace('−', '-')) ? null : `“${of('result')}” is no result from −2 to 2`),
    sums: (lines) => sumPairs(lines.map((of): Pair => ({ group: of('group'), first: 0, last: of('result') === '' ? null : Number(of('result').replace('−', '-')) })), { better: 'higher', smallestChange: 0 }),
  },
  {
    columns: ['people', 'pairs', 'better', 'changes', 'squares'], isGoals: null,
    problem: (of) => countProblem(of),
    sums: (lines) => lines.map((of) => ({ group: of('group'), people: Number(of('people')), pairs: Number(of('pairs')), better: Number(of('better')), changes: Number(of('changes')), squares: Number(of('squares')) })),
  },
];

function groupProblem(group: string, { groups }: OutcomeAsked): string | null {
  return (groups.length === 0 ? group === '' : groups.includes(group)) ? null : group === '' ? 'a group is missing' : `there is no group “${group}”`;
}

const isNumber = (text: string): boolean => /^-?\d{1,6}(\.\d{1,6})?$/.test(text);

function scoreProblem(text: string, { range, table }: Instrument): string | null {
  if (!isNumber(text)) return `“${text}” is no score`;
  const score = Number(text);
  if (range && (score < range[0] || score > range[1])) return `${text} is not from ${range[0]} to ${range[1]}`;
  return table && wellbeingMetric(score) === null ? `${text} is no whole sum` : null;
}

/** Sums become scores by the instrument's table. */
const scoreOf = (text: string, { table }: Instrument): number => (table ? wellbeingMetric(Number(text)) ?? Number.NaN : Number(text));

function countProblem(of: Of): string | null {
  const counts = ['people', 'pairs', 'better'];
  const wrong = counts.find((name) => !/^\d{1,6}$/.test(of(name)));
  if (wrong) return `“${of(wrong)}” is no whole number of people`;
  const [people = 0, pairs = 0, better = 0] = counts.map((name) => Number(of(name)));
  if (pairs > people || better > pairs) return 'more people were measured twice than there are, or more are better than were measured twice';
  if (!isNumber(of('changes')) || !isNumber(of('squares'))) return 'a sum is no number';
  return pairs > 0 && Number(of('squares')) + 1e-6 < Number(of('changes')) ** 2 / pairs ? 'the sum of squares is too small for the sum of changes' : null;
}

/** Each group once, in the order of the measure; a group without a line has nobody. */
function inOrder(sums: readonly OutcomeSums[], { groups }: OutcomeAsked): OutcomeSums[] {
  const none = (group: string): OutcomeSums => ({ group, people: 0, pairs: 0, better: 0, changes: 0, squares: 0 });
  return (groups.length === 0 ? [''] : groups).map((name) => sums.filter(({ group }) => group === name).reduce((all, one) => ({
    group: name, people: all.people + one.people, pairs: all.pairs + one.pairs, better: all.better + one.better, changes: all.changes + one.changes, squares: all.squares + one.squares,
  }), none(name)));
}
