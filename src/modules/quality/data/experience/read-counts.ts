import { parseCsv } from '#platform/csv';
import type { AnswerCounts } from '../../domain/experience/protect-quarter.ts';

export interface Asked {
  questions: readonly { position: number; answers: readonly string[] }[];
  /** Empty where answers are not told by group. */
  groups: readonly string[];
}

export type ReadCounts = { ok: true; questions: AnswerCounts[] } | { ok: false; problems: string[] };

/**
 * Reads a table with the columns group, question, answer and count: a question by its number, an answer by its words. A line with the answer
 * "asked" and no question says how many people of a group were asked. It holds counts and nothing about a person.
 */
export function readCounts(text: string | Uint8Array, asked: Asked): ReadCounts {
  const { header, rows, problems } = parseCsv(text);
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = ['group', 'question', 'answer', 'count'].filter((name) => !names.includes(name));
  if (missing.length > 0 || problems.length > 0) return { ok: false, problems: [...problems.map(({ line, text: words }) => `Line ${line}: ${words}.`), ...missing.map((name) => `The column “${name}” is missing.`)] };
  const found: string[] = [];
  const counts = new Map<string, number>();
  for (const { line, values } of rows) {
    const [group = '', question = '', answer = '', count = ''] = ['group', 'question', 'answer', 'count'].map((name) => values[names.indexOf(name)]?.trim() ?? '');
    const wrong = lineProblem({ group, question, answer, count }, asked);
    if (wrong) found.push(`Line ${line}: ${wrong}.`);
    else { const key = keyOf(group, question, answer); counts.set(key, (counts.get(key) ?? 0) + Number(count)); }
  }
  const questions = gather(counts, asked);
  found.push(...questions.flatMap(({ position, groups }) => groups.flatMap(({ name, counts: of, noAnswer }) => tooMany({ name, position, answered: of.reduce((sum, each) => sum + each, 0), noAnswer }))));
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, questions };
}

const keyOf = (group: string, question: string, answer: string): string => [group, question, answer.toLowerCase()].join('\n');

function lineProblem({ group, question, answer, count }: Readonly<Record<'group' | 'question' | 'answer' | 'count', string>>, { questions, groups }: Asked): string | null {
  if (groups.length === 0 ? group !== '' : !groups.includes(group)) return `there is no group “${group}”`;
  if (!/^\d{1,7}$/.test(count)) return `“${count}” is no whole number of people`;
  if (question === '' && answer.toLowerCase() === 'asked') return null;
  const of = questions.find(({ position }) => String(position) === question);
  if (!of) return `there is no question “${question}”`;
  return of.answers.some((each) => each.toLowerCase() === answer.toLowerCase()) ? null : `question ${question} has no answer “${answer}”`;
}

function gather(counts: ReadonlyMap<string, number>, { questions, groups }: Asked): AnswerCounts[] {
  return questions.map(({ position, answers }) => ({
    position,
    groups: (groups.length === 0 ? [''] : groups).map((name) => {
      const of = answers.map((answer) => counts.get(keyOf(name, String(position), answer)) ?? 0);
      const all = counts.get(keyOf(name, '', 'asked'));
      return { name, counts: of, noAnswer: all === undefined ? null : all - of.reduce((sum, each) => sum + each, 0) };
    }),
  }));
}

const tooMany = ({ name, position, answered, noAnswer }: { name: string; position: number; answered: number; noAnswer: number | null }): string[] => (
  noAnswer !== null && noAnswer < 0 ? [`${name === '' ? 'Everybody' : name}: ${answered} people answered question ${position}, and only ${answered + noAnswer} ${answered + noAnswer === 1 ? 'was' : 'were'} asked.`] : []);
