import { z } from 'zod';
import { readAuthorCode } from '../domain/author-code.ts';

/** The code that its holder types in, in its own spelling whatever way it was typed. */
export const authorCodeField = (message: string) => z.string().trim().transform((typed, issue) => {
  const read = readAuthorCode(typed);
  if (!read) issue.addIssue({ code: 'custom', message });
  return read ?? '';
});
