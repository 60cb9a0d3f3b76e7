import type { z } from 'zod';
import type { FileProblem, ProblemAt } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Turns what the schema found wrong into sentences a person who edits the file can act on, each at its line. */
export function problemsOfIssues(
  issues: readonly Issue[],
  problemAt: ProblemAt,
  knownKeys: ReadonlySet<string>,
): FileProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problemAt(issue.path, unknownKeySentence(key, knownKeys), key));
    }
    return [problemAt(issue.path, sentenceOf(issue))];
  });
}

function unknownKeySentence(key: string, knownKeys: ReadonlySet<string>): string {
  const near = [...knownKeys].find((known) => isNear(key, known));
  const hint = near === undefined ? 'Take it out, or check its spelling.' : `Did you mean “${near}”?`;
  return `“${shortened(key)}” is not a field that belongs here. ${hint}`;
}

function sentenceOf(issue: Issue): string {
  const field = fieldOf(issue);
  if (issue.code === 'invalid_type') return typeSentence(issue, field);
  if (issue.code === 'invalid_value') {
    if (issue.input === undefined) return `${field} is missing here. It must be ${anyOf(issue.values.map(String))}.`;
    const values = issue.values.map(String);
    const input = typeof issue.input === 'string' ? issue.input : '';
    const near = values.find((value) => isNear(input, value));
    if (near !== undefined) return `${field} is “${shortened(input)}” here. Did you mean “${near}”?`;
    return `${field} must be ${anyOf(values)}.`;
  }
  if (issue.code === 'too_small') {
    return issue.origin === 'array' ? `${field} needs at least ${issue.minimum}.` : `${field} is empty. Write some words or a larger number.`;
  }
  if (issue.code === 'too_big') {
    const most = String(issue.maximum);
    if (issue.origin === 'array') return `${field} may hold at most ${most}. Move the others or take them out.`;
    return issue.origin === 'string' ? `${field} may be at most ${most} letters long.` : `${field} may be at most ${most}.`;
  }
  if (issue.code === 'invalid_format') return formatSentence(issue.message, field);
  if (issue.code === 'invalid_union') return `${field} was expected as text or a whole number here.`;
  return issue.code === 'custom' ? issue.message : `${field} is not in the form that was expected here.`;
}

function typeSentence(issue: Issue & { code: 'invalid_type' }, field: string): string {
  const wanted = WANTED[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return `${field} is missing here. It was expected as ${wanted}.`;
  if (issue.input === null) return `${field} is empty. It was expected as ${wanted}.`;
  return `${field} was expected as ${wanted}.${quotesSentence(issue)}`;
}

/** A year that is a title needs quotes, and a year that is a number must have none: YAML tells them apart by nothing else. */
function quotesSentence({ expected, input }: Issue & { code: 'invalid_type' }): string {
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) return ' Put it in quotes.';
  return typeof input === 'string' && (/^\d+$/.test(input) ? expected === 'number' || expected === 'int' : expected === 'boolean' && /^(true|false)$/.test(input)) ? ' Take the quotes away.' : '';
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each line starting with a dash',
  object: 'a group of fields, each on its own line',
};

function formatSentence(rule: string, field: string): string {
  if (rule === 'date') return `${field} must be a date such as 2026, 2026-04 or 2026-04-01.`;
  return `${field} must use small letters, figures, dots and hyphens only, such as nat.a3.1.`;
}

function fieldOf(issue: Issue): string {
  const last = issue.path.at(-1);
  if (typeof last === 'string') return `“${shortened(last)}”`;
  const list = issue.path.at(-2);
  return typeof list === 'string' ? `An entry of “${shortened(list)}”` : 'The file';
}

function anyOf(values: readonly string[]): string {
  const quoted = values.map((value) => `“${value}”`);
  return quoted.length === 1 ? quoted.join('') : `one of ${quoted.join(', ')}`;
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}

/** One or two letters added, lost, changed or swapped (Levenshtein distance of at most two). */
function isNear(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 2 || left.length < 3) return false;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of left.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of right.split('').entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 9) <= 2;
}
