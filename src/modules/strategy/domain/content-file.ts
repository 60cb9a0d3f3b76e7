import type { z } from 'zod';
import { problemsOfIssues } from './file-sentences.ts';
import { readYaml, type FileProblem } from './yaml-source.ts';

export type ContentReading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a content file by its schema. Never throws; a problem carries its line, column and a plain sentence. */
export function parseContent<T>(text: string, schema: z.ZodType<T>, knownKeys: ReadonlySet<string> = new Set()): ContentReading<T> {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const checked = schema.safeParse(yaml.value, { reportInput: true });
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, problems: problemsOfIssues(checked.error.issues, yaml.problemAt, knownKeys) };
}
