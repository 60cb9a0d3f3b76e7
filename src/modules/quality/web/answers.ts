import { z } from 'zod';

/** Words that must be there; the name begins the sentence that says what is wrong. Lengths are those of the tables. */
export const wordsAnswer = (missing: string, name: string, { min = 3, max = 2000 }: { min?: number; max?: number } = {}) =>
  z.string().trim().min(1, missing).min(min, `${name} must be ${min} letters or more`).max(max, `${name} must be ${max.toLocaleString('en-GB')} letters or fewer`);

/** Words that may be left out. */
export const optionalWords = (name: string, max = 1000) => z.string().trim().max(max, `${name} must be ${max.toLocaleString('en-GB')} letters or fewer`);
