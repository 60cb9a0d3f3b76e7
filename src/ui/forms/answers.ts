import { z } from 'zod';

export interface DateWords {
  /** What to say where the date is missing, such as "Enter the date the objective starts". */
  readonly missing: string;
  /** The date by name at the beginning of a sentence, such as "Start date". */
  readonly name: string;
}

/** A date given in three boxes. Its value is a calendar day, `YYYY-MM-DD`. Years from 1900 to 2199. */
export function dateAnswer({ missing, name }: DateWords) {
  return z.object({ day: z.string(), month: z.string(), year: z.string() }).transform((parts, context): string => {
    const problem = dateProblem(parts);
    if (problem === undefined) return isoDate(parts);
    const text = problem === 'missing' ? missing : `${name} ${problem.text}`;
    context.addIssue({ code: 'custom', message: text, path: problem === 'missing' ? [] : problem.path });
    return z.NEVER;
  });
}

interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

type DateProblem = 'missing' | { readonly text: string; readonly path: string[] };

function dateProblem({ day, month, year }: DateParts): DateProblem | undefined {
  const empty = Object.entries({ day, month, year }).flatMap(([part, value]) => (value === '' ? [part] : []));
  const [first, second] = empty;
  if (empty.length === 3) return 'missing';
  if (first) return { text: `must include a ${second ? `${first} and a ${second}` : first}`, path: [first] };
  if (/^\d{4}$/.test(year) && !/^(19|20|21)/.test(year)) return { text: 'must have a year from 1900 to 2199', path: ['year'] };
  if (!/^\d{4}$/.test(year)) return { text: 'must have a year with 4 numbers, such as 2026', path: ['year'] };
  return isRealDay({ day, month, year }) ? undefined : { text: 'must be a real date', path: ['day'] };
}

function isRealDay(parts: DateParts): boolean {
  if (!/^\d\d?$/.test(parts.day) || !/^\d\d?$/.test(parts.month)) return false;
  const date = new Date(`${isoDate(parts)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(isoDate(parts));
}

function isoDate({ day, month, year }: DateParts): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The three boxes of a date filled with a calendar day, for a form that changes what is there. */
export function dateValues(name: string, day: string | undefined): Record<string, string> {
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  return { [`${name}-day`]: withoutZero(date), [`${name}-month`]: withoutZero(month), [`${name}-year`]: year };
}

function withoutZero(digits: string): string {
  return digits.replace(/^0/, '');
}

export interface NumberWords {
  readonly missing: string;
  /** The number by name at the beginning of a sentence, such as "Target". */
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
}

/** A whole number typed into a text box; spaces and thousands commas are taken out. */
export function wholeNumberAnswer({ missing, name, min = 0, max = Number.MAX_SAFE_INTEGER }: NumberWords) {
  return z.string().transform((typed, context): number => {
    const digits = typed.replaceAll(/[\s,]/g, '');
    const value = Number(digits);
    if (digits === '') context.addIssue({ code: 'custom', message: missing });
    else if (!/^-?\d+$/.test(digits)) context.addIssue({ code: 'custom', message: `${name} must be a whole number` });
    else if (value < min) context.addIssue({ code: 'custom', message: `${name} must be ${min} or more` });
    else if (value > max) context.addIssue({ code: 'custom', message: `${name} must be ${max} or less` });
    return value;
  });
}

/** A single box to tick: true where it is ticked, false where the browser sends nothing. */
export function tickAnswer() {
  return z
    .string()
    .optional()
    .transform((value) => value !== undefined);
}
