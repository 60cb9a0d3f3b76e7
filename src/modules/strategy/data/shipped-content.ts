import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { parseContent, type ContentReading } from '../domain/content-file.ts';

const contentFolder = fileURLToPath(new URL('../../../../content/', import.meta.url));

/** The text of a file of content/. */
export const shippedText = (name: string): string => readFileSync(`${contentFolder}${name}`, 'utf8');

/** Reads a file of content/ by its schema. Throws one line per problem, with file, line and column. */
export const readShippedContent = <T>(name: string, schema: z.ZodType<T>): T => valueOrThrow(name, parseContent(shippedText(name), schema));

export function valueOrThrow<T>(name: string, read: ContentReading<T>): T {
  if (!read.ok) throw new Error(read.problems.map(({ line, column, message }) => `content/${name}:${line}:${column}: ${message}`).join('\n'));
  return read.value;
}
