import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { parseContent } from '../domain/content-file.ts';

const contentFolder = fileURLToPath(new URL('../../../../content/', import.meta.url));

/** Reads a file of content/ by its schema. Throws one line per problem, with file, line and column. */
export function readShippedContent<T>(name: string, schema: z.ZodType<T>): T {
  const read = parseContent(readFileSync(`${contentFolder}${name}`, 'utf8'), schema);
  if (!read.ok) throw new Error(read.problems.map(({ line, column, message }) => `content/${name}:${line}:${column}: ${message}`).join('\n'));
  return read.value;
}
