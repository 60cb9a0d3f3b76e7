import { z } from 'zod';

/** Words that must be there; the name begins the sentence that says what is wrong. Lengths are those of the tables. */
export const wordsAnswer = (missing: string, name: string, { min = 3, max = 2000 }: { min?: number; max?: number } = {}) =>
  z.string().trim().min(1, missing).min(min, `${name} must be ${min} letters or more`).max(max, `${name} must be ${max.toLocaleString('en-GB')} letters or fewer`);

/** Hours a week, in halves or tenths; '' where none are given. */
export const hoursAnswer = (missing?: string) => z.string().trim().transform((typed, context): number | null => {
  const hours = Number(typed.replace(',', '.'));
  if (typed === '' && missing === undefined) return null;
  if (typed !== '' && Number.isFinite(hours) && hours >= 0.5 && hours <= 99) return Math.round(hours * 10) / 10;
  context.addIssue({ code: 'custom', message: typed === '' && missing ? missing : 'Hours must be a number from 0.5 to 99' });
  return z.NEVER;
});
