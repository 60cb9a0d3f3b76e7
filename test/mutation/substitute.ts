import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Mutant } from './find-mutants.ts';
import { readKernel, root } from './kernel.ts';

const mark = '?graph=';
const collectTests = new URL('collect-tests.ts', import.meta.url).href;
const codes = new Map<string, string>();
let graph = 0;
let current: Mutant | null = null;

/** Sends whatever is imported below a marked address through the same mark: a graph of its own, with the mutant in its place. Called once. */
export function substituteModules(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const at = context.parentURL?.indexOf(mark) ?? -1;
      if (at < 0) return nextResolve(specifier, context);
      if (specifier === 'node:test') return { url: collectTests, shortCircuit: true };
      const found = nextResolve(specifier, context);
      return found.url.endsWith('.ts') && !found.url.includes('/node_modules/') ? { ...found, url: found.url + (context.parentURL?.slice(at) ?? '') } : found;
    },
    load(url, context, nextLoad) {
      const at = url.indexOf(mark);
      return at < 0 ? nextLoad(url, context) : { format: 'module', shortCircuit: true, source: sourceOf(fileOf(url)) };
    },
  });
}

/** Loads a file and what it imports anew, with this mutant or none; answers the mark of its addresses. */
export async function loadAnew(file: string, mutant: Mutant | null): Promise<void> {
  graph += 1;
  current = mutant;
  await import(`${pathToFileURL(root + file).href}${mark}${graph}`);
}

/** The file of an address of the graph loaded last, from the root; null for every other address. */
export const fileOfLastGraph = (url: string): string | null => (url.endsWith(`${mark}${graph}`) ? fileOf(url) : null);

const fileOf = (url: string): string => relative(root, fileURLToPath(url.slice(0, url.indexOf(mark))));

function sourceOf(file: string): string {
  const code = codes.get(file) ?? readKernel(file).code;
  codes.set(file, code);
  return current?.file === file ? code.slice(0, current.start) + current.replacement + code.slice(current.end) : code;
}
