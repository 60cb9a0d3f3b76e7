import { globSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file that computes, as JavaScript: mutants are made where the types are gone already. */
export interface Kernel {
  /** From the root of the house. */
  readonly file: string;
  readonly code: string;
  /** The line of the TypeScript file, from 1, that a place in the JavaScript comes from. */
  readonly lineOf: (place: number) => number;
}

/** What does not compute: front doors, types, the words of an input's schema, and what only tests and figures use. */
const isNoKernel = (file: string): boolean => /(?:\.test|\/index|\/schema|\/input|\/generated|\/attacker|\/read-table)\.ts$|\/(?:simulation|hostile|build|fixtures)\//.test(file) && !file.endsWith('/rules/index.ts') && !file.endsWith('/charts/index.ts');

/** The files of an engine or any folder, and its tests. */
export function filesOf(folder: string): { kernels: string[]; tests: string[] } {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).toSorted();
  return { kernels: files.filter((file) => !isNoKernel(file)), tests: files.filter((file) => file.endsWith('.test.ts')) };
}

/** Reads a file as the house's loader would hand it to the engine that runs it. */
export function readKernel(file: string): Kernel {
  const text = readFileSync(join(root, file), 'utf8');
  const { code, errors, map } = transformSync(file, text, { typescript: { onlyRemoveTypeImports: true }, sourcemap: true });
  if (errors.length > 0 || !map) throw new SyntaxError(`${file}: ${errors[0]?.message ?? 'no source map'}`);
  const origins = new SourceMap(map as unknown as SourceMapPayload);
  return {
    file, code,
    lineOf: (place) => {
      const before = code.slice(0, place).split('\n');
      const entry = origins.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
      return 'originalLine' in entry ? entry.originalLine + 1 : 1;
    },
  };
}
