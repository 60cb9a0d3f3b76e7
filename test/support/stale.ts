import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checks.ts';

/** Which of these generated files do not lie in the folder (the house itself unless told) as they should be. */
export const staleFiles = (files: Readonly<Record<string, string>>, folder = root): string[] => Object.entries(files).filter(([path, text]) => readOrEmpty(join(folder, path)) !== text).map(([path]) => path);

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
