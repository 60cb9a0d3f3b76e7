import { inFullTens, tellByWho } from '../small-numbers.ts';

/** One total of the third store. */
export interface ReachTotal {
  question: string;
  answer: string;
  people: number;
}

/** A figure as it is told: at least so many, in full tens; null is fewer than ten, which may be nobody. */
export interface ToldFigure {
  question: string;
  answer: string;
  people: number | null;
  isNobody: boolean;
}

/** How the answers of a question hang together: what is told of one must not give away another. */
export interface AskedQuestion {
  code: string;
  /** All answers that there are, given or not: which of them were given is not told by a missing line. */
  answers: readonly string[];
  kind: 'one' | 'several' | 'district' | 'profession';
}

/** Stands for all who were asked a question: the base of its shares. */
export const EVERYONE = 'everyone';
/** The way in which answers came, counted for every form. */
export const WAY = 'way';
/** How many postcode districts answers came from. */
export const DISTRICTS = 'districts';

/**
 * The figures of a phase as they may be told. One base stands for all questions that equally many people were asked, the lowest that any
 * of them allows: a second one would give away what the first keeps.
 */
export function tellReach(totals: readonly ReachTotal[], questions: readonly AskedQuestion[]): ToldFigure[] {
  const asked = questions.map((question) => ({ question, counts: countsOf(totals, question) }));
  const bases = lowestBases(asked);
  return asked.flatMap(({ question, counts }) => [
    ...answersTold(question, counts),
    { question: question.code, answer: EVERYONE, people: bases.get(sizeOf(question, counts)) ?? null, isNobody: false },
  ]);
}

type Counts = ReadonlyMap<string, number>;

function countsOf(totals: readonly ReachTotal[], { code, answers }: AskedQuestion): Counts {
  const given = new Map(totals.filter(({ question }) => question === code).map(({ answer, people }) => [answer, people]));
  return new Map([...answers.map((answer) => [answer, given.get(answer) ?? 0] as const), ...given]);
}

/** Several answers of one person count once: everybody gave one more answer, `everyone`, which is not told by itself. */
const sizeOf = ({ kind }: AskedQuestion, counts: Counts): number => (kind === 'several' ? (counts.get(EVERYONE) ?? 0) : [...counts].reduce((sum, [, people]) => sum + people, 0));

function lowestBases(asked: readonly { question: AskedQuestion; counts: Counts }[]): Map<number, number> {
  const bases = new Map<number, number>();
  for (const { question, counts } of asked) {
    const size = sizeOf(question, counts);
    const tables = question.kind === 'several' ? [...counts].filter(([answer]) => answer !== EVERYONE).map(([, people]) => [people, size - people]) : [[...counts.values()]];
    for (const table of tables) bases.set(size, Math.min(bases.get(size) ?? Number.POSITIVE_INFINITY, tellByWho(table).total ?? 0));
  }
  return new Map([...bases].filter(([, base]) => base > 0));
}

/** The codes of the 14 professions begin like this (content/professions.yaml). */
const isOneOfThe14 = (answer: string): boolean => answer.startsWith('prof.');

function answersTold({ code, kind }: AskedQuestion, counts: Counts): ToldFigure[] {
  const told = [...counts].filter(([answer]) => answer !== EVERYONE).map(([answer, count]) => ({ question: code, answer, people: inFullTens(count), isNobody: kind === 'profession' && isOneOfThe14(answer) && count === 0 }));
  if (kind !== 'district') return told;
  const districts = [...counts].filter(([answer, count]) => /^[A-Z]/.test(answer) && count > 0).length;
  return [...told.filter(({ people }) => people !== null), { question: code, answer: DISTRICTS, people: inFullTens(districts), isNobody: false }];
}
