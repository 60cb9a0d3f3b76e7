import { z } from 'zod';

/** Letters, numbers or pictures: what nobody can see (spaces of no width, marks of direction) is nothing to read or vote on. */
const READABLE = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Words that people write in a form, of at least three letters, one of which can be read. */
export const wordsField = (missing: string) =>
  z.string().trim().min(3, missing).max(2_000, 'Use 2,000 letters or less').refine((words) => words.length < 3 || READABLE.test(words), missing);
