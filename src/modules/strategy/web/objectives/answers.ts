import { z } from 'zod';
import { dateAnswer } from '#ui/forms';

/** A line or lines of text that must be there. Lengths are those of the tables. */
export const textAnswer = ({ missing, name, min = 3, max }: { missing: string; name: string; min?: number; max: number }) =>
  z.string().trim().min(1, missing).min(min, `${name} must be ${min} letters or more`).max(max, `${name} must be ${max} letters or fewer`);

/** Text that may be left out. */
export const optionalText = (name: string, max: number) => z.string().trim().max(max, `${name} must be ${max} letters or fewer`);

/** One of a list of choices; `none` is what people read when they chose nothing. */
export const choiceAnswer = <const T extends readonly [string, ...string[]]>(codes: T, none: string) => z.enum(codes, { error: none });

export const dayAnswer = (name: string, missing: string) => dateAnswer({ name, missing });

export const reasonAnswer = (missing: string) => textAnswer({ missing, name: 'Your reason', max: 1000 });

/** Whole pounds, which may be left out. Throws nothing: words, pennies and amounts past the table's limit are said to be wrong. */
export const poundsAnswer = z.string().optional().transform((typed, context): number | null => {
  const digits = (typed ?? '').replaceAll(/[£,\s]/g, '');
  if (digits === '') return null;
  if (/^\d{1,9}$/.test(digits)) return Number(digits);
  context.addIssue({ code: 'custom', message: 'Money must be whole pounds, such as 1,500' });
  return null;
});

/** Makes a rule that answers with a sentence, or nothing, into a check of an answer. */
export const saysGap = <Value>(gapOf: (value: Value) => string | undefined) => (context: z.core.ParsePayload<Value>): void => {
  const message = gapOf(context.value);
  if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
};
